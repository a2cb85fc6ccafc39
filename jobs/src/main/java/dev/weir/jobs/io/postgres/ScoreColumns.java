package dev.weir.jobs.io.postgres;

import static dev.weir.jobs.io.postgres.ScoreTable.Judged;

import dev.weir.evaluators.model.Score;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is stored of a score. */
final class ScoreColumns {
    private ScoreColumns() {}

    static List<Column<Judged>> all() {
        return Stream.concat(orders().stream(), judgement().stream()).toList();
    }

    /** What tells which of two scores of a target is newer. */
    static List<Column<Judged>> orders() {
        return List.of(
                Column.day("day", judged -> judged.row().day()),
                Column.text("project", of(Score::project)),
                Column.text("trace_id", of(Score::traceId)),
                Column.text("observation_id", of(Score::observationId)),
                Column.text("rule", of(Score::rule)),
                Column.text("score_id", of(Score::scoreId)),
                Column.text("source", of(score -> score.source().name())),
                Column.time("content_at", of(score -> score.order().at())),
                Column.integer("content_fragments", of(score -> score.order().fragments())));
    }

    private static List<Column<Judged>> judgement() {
        return List.of(
                Column.flag("current", Judged::current),
                Column.integer("revision", of(Score::revision)),
                Column.text("environment", of(Score::environment)),
                Column.text("session_id", of(Score::sessionId)),
                Column.text("user_key", of(Score::userKey)),
                Column.text("evaluator", of(Score::evaluator)),
                Column.text("evaluator_version", of(Score::evaluatorVersion)),
                Column.text("rules_version", of(Score::rulesVersion)),
                Column.text("verdict", of(score -> score.verdict().name())),
                Column.real("value", of(Score::value)),
                Column.text("label", of(Score::label)),
                Column.text("explanation", of(Score::explanation)),
                Column.text("severity", of(score -> score.severity().id())),
                Column.json("evidence", of(score -> Json.evidence(score.evidence()))),
                Column.text("feature", of(Score::feature)),
                Column.text("model", of(Score::model)),
                Column.time("observed_at", of(Score::observedAt)),
                Column.time("append_time", of(Score::appendTime)),
                Column.time(
                        "scored_at",
                        judged ->
                                Objects.requireNonNullElse(
                                        judged.score().scoredAt(), judged.now())));
    }

    private static <V> Function<Judged, V> of(Function<Score, V> value) {
        return judged -> value.apply(judged.score());
    }
}
