package dev.weir.evaluators.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spans found against spans marked, type by type: a match has the same field and type and shares
 * nine tenths of the characters. Neighbours of one type count as one, on both sides, so that it
 * does not matter whether an address is marked in one piece or in three.
 */
final class SpanMatching {
    private static final double LEAST_OVERLAP = 0.9;

    /** A comma and a space. */
    private static final int NEIGHBOUR_GAP = 2;

    private static final Comparator<LabelledSpan> IN_ORDER =
            Comparator.comparing(LabelledSpan::type)
                    .thenComparing(LabelledSpan::field)
                    .thenComparingInt(LabelledSpan::start)
                    .thenComparingInt(LabelledSpan::end);

    private SpanMatching() {}

    /** Figures of one case, by type; only types that were marked or found. */
    static Map<String, Figures> of(List<LabelledSpan> marked, List<LabelledSpan> found) {
        var byType = new TreeMap<String, Figures>();
        List<LabelledSpan> unmatched = merged(found);
        for (LabelledSpan span : merged(marked)) {
            boolean matched = takeMatch(span, unmatched);
            byType.merge(span.type(), Figures.of(true, matched), Figures::plus);
        }
        for (LabelledSpan span : unmatched) {
            byType.merge(span.type(), Figures.of(false, true), Figures::plus);
        }
        return byType;
    }

    private static boolean takeMatch(LabelledSpan span, List<LabelledSpan> found) {
        for (int i = 0; i < found.size(); i++) {
            LabelledSpan candidate = found.get(i);
            if (candidate.type().equals(span.type()) && candidate.overlap(span) >= LEAST_OVERLAP) {
                found.remove(i);
                return true;
            }
        }
        return false;
    }

    static List<LabelledSpan> merged(List<LabelledSpan> spans) {
        var merged = new ArrayList<LabelledSpan>();
        for (LabelledSpan span : spans.stream().sorted(IN_ORDER).toList()) {
            LabelledSpan last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && last.type().equals(span.type())
                    && last.field().equals(span.field())
                    && span.start() - last.end() <= NEIGHBOUR_GAP) {
                int end = Math.max(last.end(), span.end());
                merged.set(
                        merged.size() - 1,
                        new LabelledSpan(last.field(), last.start(), end, last.type()));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
