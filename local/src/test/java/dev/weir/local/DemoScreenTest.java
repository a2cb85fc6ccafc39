package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.model.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class DemoScreenTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DemoScreen.Counts COUNTS = new DemoScreen.Counts(3, 1);

    private final StringWriter written = new StringWriter();

    @Test
    void aFailureHasALineAndAPassIsOnlyCounted() {
        DemoScreen screen = screen(Ansi.OFF);
        screen.show(List.of(failed("too long"), score(Verdict.PASS, "fine")), COUNTS, NOON);
        assertThat(written.toString())
                .contains("warning  short-titles       titles / title: too long  trace abcdef01")
                .doesNotContain("fine")
                .contains("3 traces sent, 2 scores (1 pass, 1 fail, 0 skipped, 0 error)")
                .contains("1 dead letters");
    }

    @Test
    void withoutATerminalThereIsNoEscapeSequence() {
        DemoScreen screen = screen(Ansi.OFF);
        screen.show(List.of(failed("x")), COUNTS, NOON);
        screen.ended(Duration.ofSeconds(30), COUNTS);
        assertThat(written.toString()).doesNotContain("\u001b").doesNotContain("\r\u001b");
    }

    @Test
    void withoutATerminalTheCountsComeNowAndThen() {
        DemoScreen screen = screen(Ansi.OFF);
        for (int second = 0; second < 20; second++) {
            screen.show(List.of(), COUNTS, NOON.plusSeconds(second));
        }
        assertThat(written.toString().lines()).hasSize(2);
    }

    @Test
    void onATerminalTheCountsAreTheLastLineAndWrittenOver() {
        DemoScreen screen = screen(Ansi.ON);
        screen.show(List.of(), COUNTS, NOON);
        screen.show(List.of(failed("x")), COUNTS, NOON);
        assertThat(written.toString().split("\n", -1)).hasSize(2);
        assertThat(written.toString()).contains("\r\u001b[2K");
    }

    @Test
    void textFromOutsideCannotSteerTheTerminal() {
        DemoScreen screen = screen(Ansi.ON);
        screen.show(List.of(failed("a\u001b[2Jb\nc @|red d|@")), COUNTS, NOON);
        assertThat(written.toString()).contains("a [2Jb c @|red d|@").doesNotContain("\u001b[2J");
    }

    @Test
    void theLastLineSumsUp() {
        DemoScreen screen = screen(Ansi.OFF);
        screen.ended(Duration.ofMillis(30_400), COUNTS);
        assertThat(written.toString())
                .startsWith("Ended after 30 s: 3 traces sent, 0 scores")
                .hasLineCount(1);
    }

    private DemoScreen screen(Ansi ansi) {
        return new DemoScreen(new PrintWriter(written), Help.defaultColorScheme(ansi));
    }

    private static ScoreFeed.Shown failed(String explanation) {
        return score(Verdict.FAIL, explanation);
    }

    private static ScoreFeed.Shown score(Verdict verdict, String explanation) {
        return new ScoreFeed.Shown(
                NOON,
                "short-titles",
                verdict,
                "WARNING",
                explanation,
                "titles / title",
                "abcdef0123456789");
    }
}
