package dev.weir.evaluators.engine;

import dev.weir.evaluators.settings.InvalidSettings;
import dev.weir.evaluators.settings.Problem;
import java.util.List;

/** A rules file that is not accepted: nothing of it takes effect. */
public final class InvalidRules extends InvalidSettings {
    private static final long serialVersionUID = 1L;

    public InvalidRules(String origin, List<Problem> problems) {
        super(origin, problems);
    }
}
