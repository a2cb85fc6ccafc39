package dev.weir.evaluators.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Decides between findings that overlap: a checksum beats a pattern beats a model, then the longer
 * wins, then the earlier. What a loser holds outside the winner is still personal, so it is cut to
 * that rather than dropped; overlapping findings of one kind and certainty are one.
 */
final class Overlaps {
    private static final Comparator<PiiSpan> BEST_FIRST =
            Comparator.comparing(PiiSpan::certainty)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(PiiSpan::length).reversed())
                    .thenComparingInt(PiiSpan::start)
                    .thenComparing(PiiSpan::type);
    private static final Comparator<PiiSpan> IN_ORDER = Comparator.comparingInt(PiiSpan::start);

    private Overlaps() {}

    static List<PiiSpan> resolve(String text, List<PiiSpan> spans) {
        if (spans.size() < 2) {
            return List.copyOf(spans);
        }
        var sorted = new ArrayList<>(spans);
        sorted.sort(IN_ORDER);
        if (areApart(sorted)) {
            return List.copyOf(sorted);
        }
        List<PiiSpan> contenders = joined(spans);
        contenders.sort(BEST_FIRST);
        var chosen = new TreeMap<Integer, PiiSpan>();
        for (PiiSpan contender : contenders) {
            addWhatIsFree(text, contender, chosen);
        }
        return List.copyOf(chosen.values());
    }

    private static boolean areApart(List<PiiSpan> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).start() < sorted.get(i - 1).end()) {
                return false;
            }
        }
        return true;
    }

    private static List<PiiSpan> joined(List<PiiSpan> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.sort(
                Comparator.comparing(PiiSpan::type)
                        .thenComparing(PiiSpan::certainty)
                        .thenComparing(IN_ORDER));
        var joined = new ArrayList<PiiSpan>();
        for (PiiSpan span : sorted) {
            PiiSpan last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.type() == span.type()
                    && last.certainty() == span.certainty()
                    && last.overlaps(span)) {
                joined.set(
                        joined.size() - 1,
                        new PiiSpan(
                                last.start(),
                                Math.max(last.end(), span.end()),
                                last.type(),
                                last.certainty()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** Walks the chosen spans within the contender and keeps the gaps between them. */
    private static void addWhatIsFree(
            String text, PiiSpan contender, NavigableMap<Integer, PiiSpan> chosen) {
        int from = contender.start();
        var before = chosen.floorEntry(from);
        if (before != null) {
            from = Math.max(from, before.getValue().end());
        }
        if (from >= contender.end()) {
            return;
        }
        var gaps = new ArrayList<PiiSpan>();
        for (PiiSpan taken : List.copyOf(chosen.subMap(from, contender.end()).values())) {
            addGap(text, gaps, contender, from, taken.start());
            from = taken.end();
        }
        addGap(text, gaps, contender, from, contender.end());
        gaps.forEach(gap -> chosen.put(gap.start(), gap));
    }

    private static void addGap(
            String text, List<PiiSpan> gaps, PiiSpan contender, int from, int to) {
        boolean whole = from == contender.start() && to == contender.end();
        if (from < to && (whole || saysSomething(text, from, to))) {
            gaps.add(new PiiSpan(from, to, contender.type(), contender.certainty()));
        }
    }

    private static boolean saysSomething(String text, int from, int to) {
        String part = text.substring(from, to);
        int i = 0;
        while (i < part.length() && !Character.isLetterOrDigit(part.codePointAt(i))) {
            i += Character.charCount(part.codePointAt(i));
        }
        return i < part.length();
    }
}
