package dev.weir.evaluators.evaluator.builtin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.builtin.json.JsonText.Shape;
import dev.weir.evaluators.evaluator.builtin.text.Segment;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Verdict;
import dev.weir.evaluators.settings.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** One text judged against one schema. */
final class JsonCheck {
    private static final int MAX_ERRORS = 20;
    private static final int MAX_POINTER = 200;

    private final String field;
    private final String text;
    private final Set<Shape> accepted;

    JsonCheck(String field, String text, Set<Shape> accepted) {
        this.field = field;
        this.text = text;
        this.accepted = accepted;
    }

    Finding against(Schema schema) {
        JsonText json = JsonText.of(text);
        if (!accepted.contains(json.shape())) {
            return misshapen(json);
        }
        JsonNode root = Objects.requireNonNull(json.root());
        List<Error> errors = schema.validate(root);
        if (errors.isEmpty()) {
            return Finding.pass(0).labelled(label(json.shape()));
        }
        return violation(
                errors.size(), errors.subList(0, Math.min(errors.size(), MAX_ERRORS)), json);
    }

    static String label(Shape shape) {
        return Names.kebab(shape.name());
    }

    static boolean failed(Finding finding) {
        return finding.verdict() == Verdict.FAIL;
    }

    /** The first failure, with the evidence of all. */
    static Finding together(List<Finding> failed) {
        Finding first = failed.get(0);
        double errors = failed.stream().mapToDouble(JsonCheck::errors).sum();
        return Finding.fail(errors, "%s", first.explanation())
                .labelled(first.label())
                .with(
                        failed.stream()
                                .flatMap(finding -> finding.evidence().stream())
                                .limit(MAX_ERRORS)
                                .toList());
    }

    private static double errors(Finding failed) {
        return failed.value() == null ? 1 : failed.value();
    }

    private Finding misshapen(JsonText json) {
        String label = label(json.shape());
        int at = json.faultAt();
        Evidence evidence =
                at < 0
                        ? new Evidence(field, json.start(), json.end(), label, "")
                        : new Evidence(
                                field, at, Math.min(at + 1, text.length()), label, "first error");
        return Finding.fail(1.0, "%s", describe(json.shape())).labelled(label).with(evidence);
    }

    private static String describe(Shape shape) {
        return switch (shape) {
            case FENCED -> "the JSON is in a code fence";
            case PROSE -> "there are words around the JSON";
            case TRUNCATED -> "the JSON is cut off";
            case DUPLICATE_KEYS -> "the JSON repeats a key";
            case VALID, NOT_JSON -> "the text is not JSON";
        };
    }

    private Finding violation(int count, List<Error> errors, JsonText json) {
        Set<String> pointers =
                errors.stream()
                        .map(error -> error.getInstanceLocation().toString())
                        .collect(Collectors.toSet());
        Map<String, Segment> spans = Spans.of(text, json.start(), pointers);
        return Finding.fail((double) count, "%d violations of the schema", count)
                .labelled("schema")
                .with(errors.stream().map(error -> evidence(error, spans)).toList());
    }

    private Evidence evidence(Error error, Map<String, Segment> spans) {
        String pointer = error.getInstanceLocation().toString();
        Segment span = spans.getOrDefault(pointer, new Segment(-1, -1));
        String property = error.getProperty();
        String place = property == null ? pointer : pointer + " property " + property;
        return new Evidence(field, span.start(), span.end(), error.getKeyword(), shortened(place));
    }

    private static String shortened(String place) {
        String shown = place.isEmpty() ? "/" : place;
        return shown.length() <= MAX_POINTER ? shown : shown.substring(0, MAX_POINTER) + "...";
    }
}
