package dev.weir.evaluators.evaluator.builtin;

import dev.weir.evaluators.evaluator.Finding;
import dev.weir.evaluators.evaluator.TraceEvaluator;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.ObservationType;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import dev.weir.evaluators.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fails a trace that ended without what it was started for.
 *
 * <p>Catches a last generation without an answer, a tool call that nothing answered, and an error
 * of the root span. The signs are those by which agent benchmarks tell an abandoned run. Misses an
 * answer that is there and wrong; takes a tool call that hands over the final answer for a dangling
 * one.
 */
final class TaskCompletionEvaluator implements TraceEvaluator {
    private static final int MAX_EVIDENCE = 20;

    /** There is nothing to choose. */
    record Options() {}

    @Override
    public Finding evaluate(Trace trace) {
        List<Observation> generations =
                trace.observations().stream()
                        .filter(o -> o.type() == ObservationType.GENERATION)
                        .toList();
        if (generations.isEmpty()) {
            return Finding.skipped("the trace has no generation");
        }
        var missing = new ArrayList<Evidence>();
        addRootError(trace, missing);
        addDanglingCalls(trace, generations, missing);
        Observation last = generations.get(generations.size() - 1);
        if (last.outputText().isBlank()) {
            missing.add(about(last, "no-answer", "the last generation has no text"));
        }
        if (missing.isEmpty()) {
            return Finding.pass(0);
        }
        return Finding.fail(
                        (double) missing.size(), "the trace ended with %s", missing.get(0).kind())
                .labelled(missing.get(0).kind())
                .with(missing.subList(0, Math.min(missing.size(), MAX_EVIDENCE)));
    }

    private static void addRootError(Trace trace, List<Evidence> missing) {
        for (Observation observation : trace.observations()) {
            if (observation.span().parentId().isEmpty() && observation.span().outcome().isError()) {
                missing.add(about(observation, "error", "a root span failed"));
                return;
            }
        }
    }

    private static void addDanglingCalls(
            Trace trace, List<Observation> generations, List<Evidence> missing) {
        Set<String> answered = answeredCallIds(trace);
        Map<String, Integer> runs = runsByTool(trace);
        for (Observation generation : generations) {
            for (Part call : generation.toolCalls()) {
                boolean ran = runs.merge(call.name(), -1, Integer::sum) >= 0;
                if (!ran && !answered.contains(call.callId())) {
                    missing.add(about(generation, "dangling-tool-call", "call " + call.callId()));
                }
            }
        }
    }

    private static Set<String> answeredCallIds(Trace trace) {
        var answered = new HashSet<String>();
        for (Observation observation : trace.observations()) {
            for (Message message : observation.content().input()) {
                for (Part part : message.parts()) {
                    if (part.type() == PartType.TOOL_RESULT && !part.callId().isEmpty()) {
                        answered.add(part.callId());
                    }
                }
            }
        }
        return answered;
    }

    private static Map<String, Integer> runsByTool(Trace trace) {
        var runs = new HashMap<String, Integer>();
        for (Observation observation : trace.observations()) {
            if (observation.type() == ObservationType.TOOL) {
                runs.merge(observation.span().name(), 1, Integer::sum);
            }
        }
        return runs;
    }

    private static Evidence about(Observation observation, String kind, String detail) {
        return Evidence.of("observation " + observation.observationId(), kind, detail);
    }
}
