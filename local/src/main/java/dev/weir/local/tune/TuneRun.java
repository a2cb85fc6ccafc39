package dev.weir.local.tune;

import dev.weir.evaluators.redaction.Redactor;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.tuning.InvalidCase;
import dev.weir.evaluators.tuning.LabelledCase;
import dev.weir.evaluators.tuning.LabelledCaseReader;
import dev.weir.evaluators.tuning.Measure;
import dev.weir.evaluators.tuning.Prediction;
import dev.weir.evaluators.tuning.Tuning;
import dev.weir.jobs.config.RulesDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cases read one after the other, judged, and put together in a report. */
public final class TuneRun {
    private static final int MAX_SHOWN = 5;

    private final EvaluatorRule rule;
    private final Measure measure;
    private final RulePredictions rulePredictions;
    private final LabelledCaseReader<Case> reader;
    private final List<Tuning.Outcome> outcomes = new ArrayList<>();
    private final List<String> invalid = new ArrayList<>();

    public TuneRun(EvaluatorRule rule, Redactor redactor, Measure measure) {
        this.rule = rule;
        this.measure = measure;
        this.rulePredictions = new RulePredictions(rule, RulesDocuments.registry(), redactor);
        this.reader = new LabelledCaseReader<>(json -> Case.of(json, redactor));
    }

    /** A line that is no case is counted and named in the report; the rest goes on. */
    public void read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    judge(line, file + ":" + number);
                }
            }
        }
    }

    private void judge(String line, String place) {
        try {
            LabelledCase<Case> labelled = reader.read(line);
            Prediction prediction = rulePredictions.of(labelled.id(), labelled.target());
            outcomes.add(new Tuning.Outcome(labelled, prediction));
        } catch (InvalidCase e) {
            invalid.add(place + ": " + e.getMessage());
        }
    }

    /** Precision, recall and the rest, as a person reads it. */
    public String report() {
        var text = new TuneText(rule, measure, outcomes.size());
        text.add(Tuning.report(outcomes, measure));
        text.addInvalid(invalid.size(), invalid.subList(0, Math.min(MAX_SHOWN, invalid.size())));
        return text.toString();
    }

    public void write(Path predictions) throws IOException {
        Files.write(
                predictions,
                outcomes.stream().map(outcome -> outcome.prediction().toJson()).toList());
    }
}
