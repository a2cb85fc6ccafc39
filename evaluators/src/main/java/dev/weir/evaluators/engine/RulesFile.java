package dev.weir.evaluators.engine;

import static dev.weir.evaluators.settings.Checks.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.weir.evaluators.model.Severity;
import dev.weir.evaluators.rules.Selector;
import dev.weir.evaluators.settings.Checks;
import java.util.List;
import java.util.Objects;

/** The shape of a rules file; the entries are read one by one, so that each tells its mistakes. */
record RulesFile(String version, List<JsonNode> evaluators) {
    RulesFile {
        Checks.all()
                .that(version != null && !version.isBlank(), "version: is required")
                .that(evaluators != null, "evaluators: is required")
                .done();
    }

    /** One rule as it is written; its options are read when its type is known. */
    record Entry(String id, String type, Selector on, Severity severity, JsonNode options) {
        private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
        private static final int MAX_ID = 100;

        Entry {
            checkId(id);
            on = Objects.requireNonNullElse(on, Selector.ALL);
            severity = Objects.requireNonNullElse(severity, Severity.WARNING);
        }

        private static void checkId(String id) {
            check(id != null, "id: is required");
            check(
                    id.length() <= MAX_ID && ID.matches(id),
                    "id: must be lower-case words joined by hyphens, got \"%s\"",
                    id);
        }
    }
}
