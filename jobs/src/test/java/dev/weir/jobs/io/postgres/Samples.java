package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.Score;
import dev.weir.evaluators.model.ScoreSource;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.ToolDefinition;
import dev.weir.evaluators.model.Usage;
import dev.weir.evaluators.model.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values to be written. */
final class Samples {
    static final Instant START = Instant.parse("2026-03-01T23:59:59.5Z");

    private Samples() {}

    /** The content's name stands for its hash; its order is so many seconds after the start. */
    static Score score(String traceId, String rule, String content, int order) {
        return score(traceId, rule, content, order, 0.25, "as expected");
    }

    /** What somebody said under that name. */
    static Score said(String traceId, String name, ScoreSource source, int order) {
        String id = String.join("-", traceId, source.name(), String.valueOf(order));
        return score(id, traceId, name, source, order, 1.0, "");
    }

    static Score withdrawal(String traceId, int order) {
        return Score.withdrawal(
                "shop",
                traceId,
                "o-1",
                2,
                new ContentOrder(START.plusSeconds(order), order),
                START);
    }

    static Score score(
            String traceId,
            String rule,
            String content,
            int order,
            @Nullable Double value,
            String explanation) {
        String id = String.join("-", traceId, rule, content);
        return score(id, traceId, rule, ScoreSource.EVALUATOR, order, value, explanation);
    }

    private static Score score(
            String id,
            String traceId,
            String rule,
            ScoreSource source,
            int order,
            @Nullable Double value,
            String explanation) {
        return new Score(
                id,
                "shop",
                "production",
                traceId,
                "o-1",
                "s-1",
                "user-key",
                rule,
                "refusal",
                "1",
                "rules-1",
                1,
                Verdict.FAIL,
                value,
                "",
                explanation,
                source,
                Severity.WARNING,
                List.of(new Evidence("output", 3, 9, "refusal", "a phrase")),
                "chat",
                "gpt",
                new ContentOrder(START.plusSeconds(order), order),
                source == ScoreSource.EVALUATOR ? START : START.plusSeconds(order),
                START,
                null,
                null);
    }

    static Observation observation(String traceId, String content, int order, Instant start) {
        return observation(traceId, content, order, start, 1);
    }

    static Observation observation(
            String traceId, String content, int order, Instant start, int revision) {
        return new Observation(
                "shop",
                traceId,
                "o-1",
                revision,
                span(content, start),
                content,
                new ContentOrder(START.plusSeconds(order), order),
                start.plusMillis(800),
                start,
                null);
    }

    private static Span span(String text, Instant start) {
        return new Span(
                ObservationType.GENERATION,
                "answer",
                "o-0",
                new Timing(start, start.plus(Duration.ofMillis(800)), start.plusMillis(200)),
                new ModelCall(
                        "openai", "gpt", "gpt-1", Map.of("temperature", "0"), "p", "2", "stop"),
                new Content(
                        List.of(Message.of("user", text)),
                        List.of(
                                new Message(
                                        "assistant",
                                        List.of(Part.toolCall("c-1", "refund", "{\"id\":1}")))),
                        List.of(new Document("kb-1", "a passage", Double.NaN)),
                        List.of(new ToolDefinition("refund", "", "{}")),
                        ""),
                new Usage(10L, 2L, null, 5L, null, Map.of("prompt_tokens", 12L)),
                new BigDecimal("0.000123"),
                new Attribution(
                        "production", "user-key", "s-1", "chat", List.of("beta", "eu"), "1.2"),
                new Outcome(Level.WARNING, "slow", ""),
                Map.of("team", "support"),
                Map.of("output:EMAIL", 2));
    }
}
