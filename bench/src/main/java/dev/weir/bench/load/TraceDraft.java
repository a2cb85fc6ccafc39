package dev.weir.bench.load;

import dev.weir.bench.load.GeneratedTrace.GeneratedSpan;
import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Level;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.Timing;
import dev.weir.evaluators.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A trace in the making: the generation is its root, what came before it are its children. */
final class TraceDraft {
    private static final int CHARS_PER_TOKEN = 4;
    private static final int MS_PER_TOKEN = 12;
    private static final List<ModelCall> MODELS =
            List.of(
                    model("openai", "gpt-4o-mini", "gpt-4o-mini-2024-07-18"),
                    model("openai", "gpt-4o", "gpt-4o-2024-08-06"),
                    model("anthropic", "claude-sonnet-4-5", "claude-sonnet-4-5-20250929"),
                    model("mistral", "mistral-small-latest", "mistral-small-2506"));

    private final Teller teller;
    private final RandomGenerator random;
    private final int budget;
    private final Attribution attribution;
    private final String rootId;
    private final Instant start;
    private final List<GeneratedSpan> spans = new ArrayList<>();
    private Instant now;

    TraceDraft(RandomGenerator random, int budget, Attribution attribution, Instant start) {
        this.teller = new Teller(Phrases.ALL, random);
        this.random = random;
        this.budget = budget;
        this.attribution = attribution;
        this.rootId = spanId();
        this.start = start;
        this.now = start;
    }

    Teller teller() {
        return teller;
    }

    /** About how many characters of text the spans are to hold, the answer aside. */
    int budget() {
        return budget;
    }

    List<GeneratedSpan> spans() {
        return List.copyOf(spans);
    }

    static int chars(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.parts().stream())
                .mapToInt(part -> part.text().length())
                .sum();
    }

    void retriever(String query, List<Document> documents) {
        var content =
                new Content(
                        List.of(Message.of("user", query)), List.of(), documents, List.of(), "");
        child(ObservationType.RETRIEVER, "search_passages", content);
    }

    void tool(String name, String arguments, String result) {
        var content =
                new Content(
                        List.of(Message.of("assistant", arguments)),
                        List.of(Message.of("tool", result)),
                        List.of(),
                        List.of(),
                        "");
        child(ObservationType.TOOL, name, content);
    }

    private void child(ObservationType type, String name, Content content) {
        Instant from = pass(2);
        var timing = new Timing(from, pass(teller.number(15, 180)), null);
        var span = span(type, name, timing, ModelCall.NONE, content, Usage.UNKNOWN, attribution);
        spans.add(new GeneratedSpan(spanId(), span));
    }

    /** Ends the trace: the answer is the last that happens in it. */
    void generation(String feature, Ask ask, String answer) {
        Flaw flaw = Flaw.drawn(teller);
        String text = flaw.applied(answer, teller);
        long tokensIn = chars(ask.input()) / CHARS_PER_TOKEN;
        long tokensOut = text.length() / CHARS_PER_TOKEN;
        Instant firstToken = pass(teller.number(180, 900));
        Instant end = pass((int) tokensOut * MS_PER_TOKEN + 20);
        boolean failed = flaw == Flaw.FAILED;
        var output = failed ? List.<Message>of() : List.of(new Message("assistant", parts(text)));
        Usage usage = failed ? Usage.UNKNOWN : new Usage(tokensIn, 0L, 0L, tokensOut, 0L, Map.of());
        Span span =
                new Span(
                        ObservationType.GENERATION,
                        feature,
                        "",
                        new Timing(start, end, failed ? null : firstToken),
                        call(feature, flaw),
                        ask.answered(output),
                        usage,
                        null,
                        ofFeature(feature),
                        failed
                                ? new Outcome(Level.ERROR, "429 Too Many Requests", "429")
                                : Outcome.UNSPECIFIED,
                        Map.of("locale", "en"),
                        Map.of());
        spans.add(new GeneratedSpan(rootId, span));
    }

    private static List<Part> parts(String text) {
        return List.of(Part.text(text));
    }

    private ModelCall call(String feature, Flaw flaw) {
        ModelCall model = teller.anyOf(MODELS);
        return new ModelCall(
                model.provider(),
                model.requestedModel(),
                model.model(),
                Map.of("temperature", "0.2", "max_tokens", "800"),
                feature + "-prompt",
                Integer.toString(teller.number(3, 5)),
                flaw.finishReason());
    }

    private Attribution ofFeature(String feature) {
        return attribution.overlay(new Attribution("", "", "", feature, List.of(), ""));
    }

    private Span span(
            ObservationType type,
            String name,
            Timing timing,
            ModelCall call,
            Content content,
            Usage usage,
            Attribution to) {
        return new Span(
                type,
                name,
                rootId,
                timing,
                call,
                content,
                usage,
                null,
                to,
                Outcome.UNSPECIFIED,
                Map.of(),
                Map.of());
    }

    private Instant pass(int ms) {
        now = now.plusMillis(ms);
        return now;
    }

    private String spanId() {
        return LoadGenerator.hex(random.nextLong());
    }

    private static ModelCall model(String provider, String requested, String model) {
        return new ModelCall(provider, requested, model, Map.of(), "", "", "");
    }
}
