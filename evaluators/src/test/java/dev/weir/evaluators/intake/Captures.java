package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.FragmentKind;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.redaction.RawFragment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Real requests of real SDKs, decoded. */
final class Captures {
    private static final Path ROOT = Path.of("src/test/resources/captures");

    private Captures() {}

    /** The files of one kind of client that hold traces, by name. */
    static List<Path> files(String kind) {
        try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
            return files.filter(file -> !file.toString().contains("logs")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) {
        return bytes(ROOT.resolve(file));
    }

    static List<Fragment> fragments(byte[] value) {
        return new Decoders()
                .decode(value).fragments().stream().map(RawFragment::unredacted).toList();
    }

    static List<Fragment> fragments(String file) {
        return fragments(bytes(file));
    }

    static List<Fragment> of(List<Fragment> fragments, FragmentKind kind) {
        return fragments.stream().filter(fragment -> fragment.kind() == kind).toList();
    }

    /** All that is said of one observation, as assembly lays it together. */
    static Span observation(List<Fragment> fragments, String id) {
        return overlaid(
                of(fragments, FragmentKind.SPAN).stream()
                        .filter(fragment -> fragment.observationId().equals(id)));
    }

    static Span trace(List<Fragment> fragments, String id) {
        return overlaid(
                of(fragments, FragmentKind.TRACE).stream()
                        .filter(fragment -> fragment.traceId().equals(id)));
    }

    private static Span overlaid(Stream<Fragment> fragments) {
        return fragments
                .sorted(Comparator.comparing(Fragment::order))
                .map(Fragment::span)
                .reduce(Span.EMPTY, Span::overlay);
    }

    /** A conversation, one line a part. */
    static List<String> lines(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.parts().stream().map(part -> line(message, part)))
                .toList();
    }

    private static String line(Message message, Part part) {
        String id = part.callId().isEmpty() ? "" : " #" + part.callId();
        String name = part.name().isEmpty() ? "" : " " + part.name();
        return message.role() + " " + part.type() + id + name + ": " + part.text();
    }
}
