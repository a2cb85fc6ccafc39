package dev.weir.evaluators.rules;

import dev.weir.evaluators.model.Severity;

/**
 * One entry under {@code evaluators:}.
 *
 * @param id names the rule in scores and alerts; unique within the rule set
 * @param type the evaluator, as the registry knows it
 * @param options the evaluator's own options record, defaults filled in
 * @param optionsHash a hash of the resolved options, schema bytes included: part of every score id
 */
public record EvaluatorRule(
        String id,
        String type,
        Selector on,
        Severity severity,
        Record options,
        String optionsHash) {}
