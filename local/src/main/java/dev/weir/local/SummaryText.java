package dev.weir.local;

import dev.weir.evaluators.model.Verdict;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** A summary as a person likes to read it. */
final class SummaryText {
    private static final int SHOWN_ID = 36;

    private final Ansi ansi;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(Ansi ansi) {
        this.ansi = ansi;
    }

    static String of(Summary summary, Ansi ansi) {
        var rendered = new SummaryText(ansi);
        rendered.totals(summary.totals());
        rendered.scores(summary.verdicts());
        rendered.refused(summary);
        rendered.worst(summary);
        return rendered.text.toString();
    }

    private void totals(Summary.Totals totals) {
        line("");
        line("  @|bold %,8d|@ %s", totals.traces(), totals.traces() == 1 ? "trace" : "traces");
        line(
                "  @|bold %,8d|@ %s, %,d of them generations, %,d with errors",
                totals.observations(),
                totals.observations() == 1 ? "observation" : "observations",
                totals.generations(),
                totals.errors());
        line("  @|bold %,8d|@ tokens in, %,d out", totals.inputTokens(), totals.outputTokens());
    }

    private void scores(Map<String, Map<Verdict, Long>> verdicts) {
        line("");
        line("@|bold %-22s %8s %8s %8s %8s|@", "Scores", "pass", "fail", "skipped", "error");
        verdicts.forEach(
                (evaluator, counts) ->
                        line(
                                "  %-20s %s %s %s %s",
                                evaluator,
                                count(counts, Verdict.PASS, "green"),
                                count(counts, Verdict.FAIL, "red"),
                                count(counts, Verdict.SKIPPED, "faint"),
                                count(counts, Verdict.ERROR, "yellow")));
    }

    private static String count(Map<Verdict, Long> counts, Verdict verdict, String style) {
        long count = counts.getOrDefault(verdict, 0L);
        return count == 0
                ? String.format(Locale.ROOT, "@|faint %8s|@", "·")
                : String.format(Locale.ROOT, "@|%s %,8d|@", style, count);
    }

    private void refused(Summary summary) {
        long all = summary.refused().stream().mapToLong(Summary.Refused::count).sum();
        line("");
        if (all == 0) {
            line("@|bold Dead letters|@  none: everything was read");
            return;
        }
        line("@|bold Dead letters|@  %,d (table weir.dead_letter)", all);
        for (Summary.Refused refused : summary.refused()) {
            line("  %-20s %,8d  e.g. ", refused.reason(), refused.count());
            append(Places.shown(refused.place()) + ": " + refused.detail());
        }
    }

    private void worst(Summary summary) {
        line("");
        if (summary.worst().isEmpty()) {
            line("@|bold Worst findings|@  none: no rule failed");
            return;
        }
        line("@|bold Worst findings|@");
        for (Summary.Worst worst : summary.worst()) {
            line("  %s @|bold %s|@  ", severity(worst.severity()), worst.rule());
            append(worst.target() + "  trace " + shortened(worst.traceId()));
            indented(worst.explanation());
            indented(evidence(worst));
            indented(worst.quote().isEmpty() ? "" : "“" + worst.quote() + "”");
        }
    }

    /** What the explanation does not say already. */
    private static String evidence(Summary.Worst worst) {
        String words = worst.evidence();
        return words.isEmpty() || worst.explanation().contains(words)
                ? ""
                : worst.kind() + ": " + words;
    }

    private static String severity(String severity) {
        String style =
                switch (severity) {
                    case "critical" -> "red,bold";
                    case "warning" -> "yellow";
                    default -> "faint";
                };
        return String.format(Locale.ROOT, "@|%s %-8s|@", style, severity.toLowerCase(Locale.ROOT));
    }

    private static String shortened(String id) {
        return id.length() <= SHOWN_ID ? id : id.substring(0, SHOWN_ID) + "…";
    }

    private void indented(String words) {
        if (!words.isEmpty()) {
            text.append("           ").append(words).append(System.lineSeparator());
        }
    }

    private void line(String format, Object... arguments) {
        text.append(ansi.string(String.format(Locale.ROOT, format, arguments)))
                .append(System.lineSeparator());
    }

    /** Words from outside join the last line as they are: they are no markup. */
    private void append(String words) {
        text.setLength(text.length() - System.lineSeparator().length());
        text.append(words).append(System.lineSeparator());
    }
}
