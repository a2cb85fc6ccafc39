package dev.weir.evaluators.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule said of a labelled case. */
public record Prediction(
        String id, Verdict verdict, @Nullable Double value, List<LabelledSpan> spans) {
    /** The evidence that has a place in the text becomes the spans. */
    public static Prediction of(String id, Finding finding) {
        List<LabelledSpan> spans =
                finding.evidence().stream()
                        .filter(evidence -> evidence.start() >= 0)
                        .map(e -> new LabelledSpan(e.field(), e.start(), e.end(), e.kind()))
                        .toList();
        return new Prediction(id, finding.verdict(), finding.value(), spans);
    }

    /** One line of a predictions file. */
    public String toJson() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", id).put("verdict", verdict.name()).put("value", value);
        ArrayNode list = line.putArray("spans");
        for (LabelledSpan span : spans) {
            list.addObject()
                    .put("field", span.field())
                    .put("start", span.start())
                    .put("end", span.end())
                    .put("type", span.type());
        }
        return line.toString();
    }
}
