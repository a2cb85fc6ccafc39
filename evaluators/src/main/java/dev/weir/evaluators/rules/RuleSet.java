package dev.weir.evaluators.rules;

import java.util.List;

/**
 * The whole hot configuration: valid as a whole, or it does not exist.
 *
 * @param version the author's name for it, stamped on every score
 */
public record RuleSet(String version, List<EvaluatorRule> evaluators) {}
