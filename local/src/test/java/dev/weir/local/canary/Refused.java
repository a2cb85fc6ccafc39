package dev.weir.local.canary;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Records that are refused, as a whole or in part, each with canaries of every disguise. */
final class Refused {
    /** A text in JSON takes the place of {@code %s}. */
    private static final List<String> JSON =
            List.of(
                    "{\"traceId\":\"cut\",\"input\":%s",
                    "{\"traceId\":\"comma\",\"input\":%s,}",
                    "{\"traceId\":\"two\"} {\"input\":%s}",
                    "{'traceId':'quotes','input':%s}",
                    "{\"customer\":%s}",
                    "[%s]",
                    "%s",
                    "{\"observationId\":\"no-trace\",\"input\":%s}",
                    "{\"traceId\":\"time\",\"startTime\":%s}",
                    "{\"traceId\":\"type\",\"type\":%s}",
                    "{\"traceId\":\"level\",\"level\":%s}",
                    "{\"traceId\":\"usage\",\"usage\":%s}",
                    "{\"traceId\":\"cost\",\"cost\":%s}",
                    "{\"traceId\":\"parameters\",\"parameters\":%s}",
                    "{\"type\":\"feedback\",\"comment\":%s}",
                    "{\"type\":\"feedback\",\"traceId\":\"t\",\"value\":%s}",
                    "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":%s}}]}]}]}",
                    "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[{\"key\":%s}]}}]}",
                    "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":%s}]}]}]}",
                    "{\"projectId\":\"export\",\"input\":%s}",
                    "{\"batch\":[%s,{\"type\":%<s,\"body\":{}},{\"type\":\"span-create\",\"body\":%<s}]}",
                    "{\"traceId\":\"deep\",\"input\":" + "[".repeat(1_500) + "%s",
                    "{\"traceId\":\"filled\",\"input\":\"" + ".".repeat(3_500) + "\",\"a\":%s,,}");

    private Refused() {}

    /** Protobuf is cut off at several places. */
    static List<Planted> all(Canaries canaries, Planted protobuf) {
        var all = new ArrayList<Planted>();
        for (Disguise disguise : Disguise.values()) {
            for (String template : JSON) {
                String name = "refused." + all.size() + "." + disguise;
                String quoted = TextNode.valueOf(text(canaries, name, disguise)).toString();
                all.add(planted(name, template.formatted(quoted), StandardCharsets.UTF_8));
            }
        }
        addUnreadable(canaries, all);
        for (int part = 1; part < 8; part++) {
            byte[] cut = Arrays.copyOf(protobuf.value(), protobuf.value().length * part / 8);
            all.add(new Planted(protobuf.name() + ".cut." + part, cut));
        }
        return all;
    }

    private static void addUnreadable(Canaries canaries, List<Planted> all) {
        for (Disguise disguise : Disguise.values()) {
            String how = "." + disguise;
            all.add(
                    planted(
                            "refused.csv" + how,
                            "id,note\n1," + text(canaries, "refused.csv", disguise),
                            StandardCharsets.UTF_8));
            String line = "{\"traceId\":\"caf\u00e9\",\"input\":%s}";
            for (Charset charset :
                    List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
                String name = "refused." + charset + how;
                String quoted = TextNode.valueOf(text(canaries, name, disguise)).toString();
                all.add(planted(name, line.formatted(quoted), charset));
            }
            String name = "refused.gzip" + how;
            all.add(new Planted(name, zipped(text(canaries, name, disguise))));
        }
    }

    private static String text(Canaries canaries, String name, Disguise disguise) {
        return disguise.hide("a refused text", canaries.at(name));
    }

    private static Planted planted(String name, String text, Charset charset) {
        return new Planted(name, text.getBytes(charset));
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
