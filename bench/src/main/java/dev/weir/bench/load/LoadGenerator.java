package dev.weir.bench.load;

import dev.weir.evaluators.model.Attribution;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Multi-turn traces of about 4 KB: chats, answers from documents, agents with tools, JSON under a
 * schema, summaries. One in ten has a flaw, some hold personal data.
 *
 * <p>Pure: the trace of a number is the same on every machine, whatever was generated before.
 */
public final class LoadGenerator {
    /** About what the text of a trace must have for 4 KB in all formats, framing included. */
    private static final int CHARS = 2_300;

    private static final int SPREAD = 600;

    /** Not the stride of SplittableRandom itself, or neighbours would draw the same numbers. */
    private static final long STRIDE = 0xD1B5_4A32_D192_ED03L;

    private static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");
    private static final int TRACES_PER_SECOND = 50;
    private static final int USERS = 5_000;
    private static final int TRACES_PER_BLOCK = 256;
    private static final int SESSIONS_PER_BLOCK = 80;
    private static final double WITHOUT_USER = 0.02;

    private static final List<Scenario> SCENARIOS =
            List.of(
                    new SupportChat(),
                    new SupportChat(),
                    new FaqAnswer(),
                    new FaqAnswer(),
                    new OrderAgent(),
                    new DataExtraction(),
                    new TicketSummary());

    private final long seed;

    public LoadGenerator(long seed) {
        this.seed = seed;
    }

    /** Traces follow each other in time, 50 a second. */
    public GeneratedTrace trace(long number) {
        var random = new SplittableRandom(seed + number * STRIDE);
        String traceId = hex(random.nextLong()) + hex(random.nextLong());
        Instant start = FIRST.plusMillis(number * 1_000 / TRACES_PER_SECOND);
        int chars = CHARS + random.nextInt(-SPREAD, SPREAD);
        var draft = new TraceDraft(random, chars, attribution(number, random), start);
        draft.teller().anyOf(SCENARIOS).write(draft);
        return new GeneratedTrace("highmoor", traceId, draft.spans());
    }

    /** A few users do most; a session's traces lie close together. */
    private static Attribution attribution(long number, RandomGenerator random) {
        double skewed = random.nextDouble() * random.nextDouble();
        String user = random.nextDouble() < WITHOUT_USER ? "" : "user-" + (int) (skewed * USERS);
        String session =
                "s-" + number / TRACES_PER_BLOCK + "-" + random.nextInt(SESSIONS_PER_BLOCK);
        return new Attribution("production", user, session, "", List.of(), "shop@5.2.0");
    }

    static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
