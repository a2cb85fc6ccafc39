package dev.weir.local;

import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.redaction.Redactor;
import dev.weir.evaluators.rules.EvaluatorRule;
import dev.weir.evaluators.tuning.Measure;
import dev.weir.jobs.config.RulesDocuments;
import dev.weir.local.tune.TuneRun;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures one rule on cases that people have labelled. */
@Command(
        name = "tune",
        description = "Measures one rule on labelled cases: precision, recall, best threshold.",
        footer = {
            "",
            "A case is a line of JSON: {\"id\":\"..\",\"observation\":{native observation},"
                    + "\"expected\":{\"verdict\":\"FAIL\"}} or \"expected\":{\"spans\":[..]}.",
            "Cases are redacted first, as ingest does it; the rule's selector is ignored."
        })
final class TuneCommand implements Callable<Integer> {
    @Option(names = "--rule", paramLabel = "ID", required = true, description = "The rule's id.")
    String rule = "";

    @Option(
            names = "--cases",
            paramLabel = "FILE",
            required = true,
            description = "The labelled cases, JSON lines.")
    Path cases = Path.of("");

    @Option(
            names = "--predictions",
            paramLabel = "OUT.jsonl",
            description = "Also write what the rule said of each case: id, verdict, value, spans.")
    @Nullable Path predictions;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules file; config/rules.example.yaml by default.")
    @Nullable Path rules;

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            defaultValue = "F1",
            description = "What the best threshold maximises: ${COMPLETION-CANDIDATES}.")
    Measure measure = Measure.F1;

    @Spec CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Workspace workspace = Workspace.current();
        Path file = rules == null ? workspace.exampleRules() : rules;
        Redactor redactor = workspace.redaction().redactor();
        var run = new TuneRun(find(file), redactor, measure);
        read(run);
        spec.commandLine().getOut().print(run.report());
        if (predictions != null) {
            write(run, predictions);
        }
        return ExitCodes.OK;
    }

    private void read(TuneRun run) {
        try {
            run.read(cases);
        } catch (NoSuchFileException e) {
            throw new UserError("no such file of cases: " + cases, e);
        } catch (CharacterCodingException e) {
            throw new UserError("cases " + cases + " are not UTF-8 text", e);
        } catch (IOException e) {
            throw new UserError("cases " + cases + " cannot be read", e);
        }
    }

    private static void write(TuneRun run, Path predictions) {
        try {
            run.write(predictions);
        } catch (IOException e) {
            throw new UserError("predictions cannot be written to " + predictions, e);
        }
    }

    private EvaluatorRule find(Path file) throws InvalidRules {
        List<EvaluatorRule> all = RulesDocuments.parse(RulesFile.read(file)).evaluators();
        return all.stream()
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UserError(
                                        "--rule: no rule "
                                                + rule
                                                + " in "
                                                + file
                                                + "; it has "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(EvaluatorRule::id)
                                                                .toList())));
    }
}
