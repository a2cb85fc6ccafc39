package dev.weir.evaluators.redaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a text: as it stands but for escapes, or with its percent-encoding undone as
 * well.
 *
 * @param text what recognizers see
 * @param decoded back from that to the unescaped text, if they differ
 * @param unescaped back from there to what was written, if they differ
 */
record Layer(String text, @Nullable View decoded, @Nullable View unescaped) {
    /** Both, or the one when nothing is percent-encoded. */
    static List<Layer> of(String written) {
        View unescaped = Folds.unescaped(written);
        var plain = new Layer(unescaped == null ? written : unescaped.text(), null, unescaped);
        View decoded = Folds.decoded(plain.text);
        if (decoded == null) {
            return List.of(plain);
        }
        var layers = new ArrayList<Layer>();
        layers.add(plain);
        layers.add(new Layer(decoded.text(), decoded, unescaped));
        return layers;
    }

    /** The same finding in what was written. */
    PiiSpan written(PiiSpan span) {
        if (decoded == null && unescaped == null) {
            return span;
        }
        int start = decoded == null ? span.start() : decoded.writtenStart(span.start());
        int end = decoded == null ? span.end() : decoded.writtenEnd(span.end());
        return new PiiSpan(
                unescaped == null ? start : unescaped.writtenStart(start),
                unescaped == null ? end : unescaped.writtenEnd(end),
                span.type(),
                span.certainty());
    }

    /** What replaces a span must be encoded as the span was. */
    String encoded(PiiSpan span, String substitute) {
        return decoded != null && decoded.hasFoldWithin(span.start(), span.end())
                ? Percent.encode(substitute)
                : substitute;
    }
}
