package dev.weir.local.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.weir.evaluators.intake.RecordSplitter;
import dev.weir.local.canary.Planting.Scope;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The records of real SDKs in a file, with canaries in them. */
record Captures(Path file, Canaries canaries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every file below a folder, by name. */
    static List<Path> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** With one in every text but those of the frame. */
    List<Planted> content(Disguise disguise) throws IOException {
        var planted = new ArrayList<Planted>();
        for (byte[] record : records()) {
            String name = name(planted.size(), disguise.toString());
            planted.add(planted(name, record, Scope.CONTENT, disguise, text -> true));
        }
        return planted;
    }

    /** With one in every text of the frame. */
    List<Planted> frames() throws IOException {
        var planted = new ArrayList<Planted>();
        for (byte[] record : records()) {
            String name = name(planted.size(), "FRAME");
            planted.add(planted(name, record, Scope.FRAME, Disguise.PLAIN, text -> true));
        }
        return planted;
    }

    /** Again and again, with one in another text of the frame each time. */
    List<Planted> framesOneByOne() throws IOException {
        var planted = new ArrayList<Planted>();
        for (byte[] record : records()) {
            var counting = planting(Scope.FRAME, Disguise.PLAIN, text -> false);
            planted("", record, counting);
            for (int i = 0; i < counting.seen(); i++) {
                int only = i;
                String name = name(planted.size(), "FRAME");
                planted.add(
                        planted(name, record, Scope.FRAME, Disguise.PLAIN, text -> text == only));
            }
        }
        return planted;
    }

    private List<byte[]> records() throws IOException {
        var records = new ArrayList<byte[]>();
        try (InputStream in = Files.newInputStream(file)) {
            var splitter = new RecordSplitter(in, file.toString());
            for (var next = splitter.next(); next != null; next = splitter.next()) {
                records.add(next.value());
            }
        }
        return records;
    }

    private String name(int number, String how) {
        Path named = file.subpath(file.getNameCount() - 2, file.getNameCount());
        return "%s.%d.%s".formatted(named.toString().replace('/', '.'), number, how);
    }

    private Planting planting(Scope scope, Disguise disguise, IntPredicate chosen) {
        return new Planting(canaries, disguise, scope, chosen);
    }

    private Planted planted(
            String name, byte[] record, Scope scope, Disguise disguise, IntPredicate chosen) {
        return new Planted(name, planted(name, record, planting(scope, disguise, chosen)));
    }

    /** What is neither JSON nor protobuf is planted at its end. */
    private static byte[] planted(String name, byte[] record, Planting planting) {
        try {
            var root = planting.json(name, "", JSON.readTree(record));
            return root.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException notJson) {
            try {
                boolean logs = name.contains(".logs.");
                Message root = logs ? LogsData.parseFrom(record) : TracesData.parseFrom(record);
                return new ProtobufPlanting(planting).planted(name, "", root).toByteArray();
            } catch (InvalidProtocolBufferException notProtobuf) {
                String text = new String(record, StandardCharsets.UTF_8);
                return planting.text(name, "", text).getBytes(StandardCharsets.UTF_8);
            }
        }
    }
}
