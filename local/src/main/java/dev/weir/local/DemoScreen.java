package dev.weir.local;

import dev.weir.evaluators.model.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/** What the demo shows: a line for every failure, and one line of counts for all else. */
final class DemoScreen {
    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int SHOWN_ID = 8;
    private static final Duration COUNTS_EVERY = Duration.ofSeconds(10);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintWriter out;
    private final Ansi ansi;
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private Instant countsShown = Instant.MIN;

    DemoScreen(PrintWriter out, ColorScheme colors) {
        this.out = out;
        this.ansi = colors.ansi();
    }

    void started(String webInterface, String database) {
        out.println("Flink's web interface: " + webInterface);
        out.println(database);
        out.println("Scores as they arrive; Ctrl-C ends it.");
        out.println();
        out.flush();
    }

    /** On a terminal the counts are always the last line; elsewhere they come now and then. */
    void show(List<ScoreFeed.Shown> scores, Counts counts, Instant now) {
        var text = new StringBuilder(ansi.enabled() ? CLEAR_LINE : "");
        for (ScoreFeed.Shown score : scores) {
            verdicts.merge(score.verdict(), 1L, Long::sum);
            if (score.verdict() == Verdict.FAIL || score.verdict() == Verdict.ERROR) {
                text.append(line(score)).append(System.lineSeparator());
            }
        }
        if (ansi.enabled()) {
            text.append(styled("faint", counted(counts)));
        } else if (now.isAfter(countsShown.plus(COUNTS_EVERY))) {
            countsShown = now;
            text.append(counted(counts)).append(System.lineSeparator());
        }
        out.print(text);
        out.flush();
    }

    void ended(Duration lasted, Counts counts) {
        out.print(ansi.enabled() ? CLEAR_LINE : "");
        out.printf(
                Locale.ROOT,
                "Ended after %.0f s: %s; the rows stay in PostgreSQL.%n",
                lasted.toMillis() / 1000.0,
                counted(counts));
        out.flush();
    }

    /** What was sent and refused so far. */
    record Counts(long traces, long deadLetters) {}

    private String counted(Counts counts) {
        long all = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%,d traces sent, %,d scores (%,d pass, %,d fail, %,d skipped, %,d error),"
                        + " %,d dead letters",
                counts.traces(),
                all,
                of(Verdict.PASS),
                of(Verdict.FAIL),
                of(Verdict.SKIPPED),
                of(Verdict.ERROR),
                counts.deadLetters());
    }

    private long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    private String line(ScoreFeed.Shown score) {
        String severity = score.severity().toLowerCase(Locale.ROOT);
        String style =
                switch (severity) {
                    case "critical" -> "red,bold";
                    case "warning" -> "yellow";
                    default -> "faint";
                };
        return CLOCK.format(score.at())
                + " "
                + styled(style, String.format(Locale.ROOT, "%-8s", severity))
                + " "
                + styled("bold", String.format(Locale.ROOT, "%-18s", score.rule()))
                + " "
                + plain(score.target())
                + (score.explanation().isEmpty() ? "" : ": " + plain(score.explanation()))
                + styled("faint", "  trace " + shortened(plain(score.traceId())));
    }

    /** Not by markup: the words come from outside. */
    private String styled(String style, String words) {
        if (!ansi.enabled()) {
            return words;
        }
        // Not the style's own end: the one of bold is a double underline to many terminals.
        return Style.on(Style.parse(style)) + words + Style.reset.off();
    }

    /** No name or text moves the cursor or colours the terminal. */
    private static String plain(String words) {
        return CONTROL.matcher(words).replaceAll(" ");
    }

    private static String shortened(String id) {
        return id.length() <= SHOWN_ID ? id : id.substring(0, SHOWN_ID);
    }
}
