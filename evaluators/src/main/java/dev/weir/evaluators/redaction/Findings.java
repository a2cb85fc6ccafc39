package dev.weir.evaluators.redaction;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is personal in a text, in whatever way it is written, and what to write instead. */
final class Findings {
    /** Base64 in base64 shrinks by a quarter each time, so this bounds the work, too. */
    private static final int MAX_DEPTH = 4;

    private final Recognizers recognizers;
    private final Substitutes substitutes;
    private final Predicate<PiiType> wanted;

    Findings(Recognizers recognizers, Substitutes substitutes, Predicate<PiiType> wanted) {
        this.recognizers = recognizers;
        this.substitutes = substitutes;
        this.wanted = wanted;
    }

    List<Replacement> in(String text) {
        return in(text, 0);
    }

    private List<Replacement> in(String text, int depth) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Layer> layers = Layer.of(text);
        var known = new HashMap<PiiSpan, String>();
        List<PiiSpan> direct = direct(text, layers, known);
        List<PiiSpan> all =
                depth < MAX_DEPTH ? withEncoded(text, layers, direct, known, depth) : direct;
        if (all.isEmpty()) {
            return List.of();
        }
        var replacements = new ArrayList<Replacement>(all.size());
        for (PiiSpan span : all) {
            String substitute = known.get(span);
            replacements.add(
                    new Replacement(
                            span, substitute == null ? substitutes.of(text, span) : substitute));
        }
        return replacements;
    }

    private List<PiiSpan> direct(String text, List<Layer> layers, Map<PiiSpan, String> known) {
        List<PiiSpan> spans = List.of();
        for (Layer layer : layers) {
            for (PiiSpan read : recognizers.findAll(layer.text())) {
                if (wanted.test(read.type())) {
                    spans = spans.isEmpty() ? new ArrayList<>() : spans;
                    PiiSpan span = layer.written(read);
                    spans.add(span);
                    known.computeIfAbsent(
                            span, s -> layer.encoded(read, substitutes.of(layer.text(), read)));
                }
            }
        }
        return Overlaps.resolve(text, spans);
    }

    /** A run of base64 is judged as a whole, unless it lies within a finding such as a key. */
    private List<PiiSpan> withEncoded(
            String text,
            List<Layer> layers,
            List<PiiSpan> direct,
            Map<PiiSpan, String> known,
            int depth) {
        List<PiiSpan> all = direct;
        for (Layer layer : layers) {
            for (EncodedText run : EncodedText.in(layer.text())) {
                List<Replacement> inner = in(run.decoded(), depth + 1);
                if (!inner.isEmpty()) {
                    var read =
                            new PiiSpan(
                                    run.start(),
                                    run.end(),
                                    inner.get(0).span().type(),
                                    Certainty.CHECKSUM);
                    PiiSpan span = layer.written(read);
                    if (!isWithin(span, direct)) {
                        all = all == direct ? new ArrayList<>(direct) : all;
                        all.add(span);
                        String redacted = Replacement.apply(run.decoded(), inner);
                        known.put(span, layer.encoded(read, run.encode(redacted)));
                    }
                }
            }
        }
        return all == direct ? direct : Overlaps.resolve(text, all);
    }

    private static boolean isWithin(PiiSpan span, List<PiiSpan> sorted) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).start() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && span.end() <= sorted.get(high).end();
    }
}
