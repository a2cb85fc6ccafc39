package dev.weir.jobs.io.postgres;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.ModelCall;
import dev.weir.evaluators.model.Observation;
import dev.weir.evaluators.model.Outcome;
import dev.weir.evaluators.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is stored of a span: facts in one table, text in another. */
final class ObservationColumns {
    private ObservationColumns() {}

    static List<Column<Row<Observation>>> facts() {
        return concat(identity(), spans(), calls(), usage(), attribution());
    }

    static List<Column<Row<Observation>>> content() {
        return concat(identity(), texts());
    }

    private static List<Column<Row<Observation>>> identity() {
        return List.of(
                Column.day("day", Row::day),
                Column.text("project", row -> row.value().project()),
                Column.text("trace_id", row -> row.value().traceId()),
                Column.text("observation_id", row -> row.value().observationId()),
                Column.time("content_at", row -> row.value().order().at()),
                Column.integer("content_fragments", row -> row.value().order().fragments()));
    }

    private static List<Column<Row<Observation>>> spans() {
        return List.of(
                Column.integer("revision", row -> row.value().revision()),
                Column.text("content_hash", row -> row.value().contentHash()),
                Column.time("observed_at", row -> row.value().eventTime()),
                Column.time("append_time", row -> row.value().appendTime()),
                Column.text("parent_id", of(Span::parentId)),
                Column.text("type", of(span -> span.type().id())),
                Column.text("name", of(Span::name)),
                Column.time("start_time", of(span -> span.timing().start())),
                Column.time("end_time", of(span -> span.timing().end())),
                Column.bigint("latency_ms", of(span -> span.timing().latencyMs())),
                Column.bigint(
                        "time_to_first_token_ms", of(span -> span.timing().timeToFirstTokenMs())),
                Column.text("level", of(span -> span.outcome().level().name())),
                Column.text("error_type", ofOutcome(Outcome::errorType)),
                Column.json("pii", of(span -> Json.counts(span.pii()))));
    }

    private static List<Column<Row<Observation>>> calls() {
        return List.of(
                Column.text("provider", ofCall(ModelCall::provider)),
                Column.text("requested_model", ofCall(ModelCall::requestedModel)),
                Column.text("model", ofCall(ModelCall::model)),
                Column.text("prompt_name", ofCall(ModelCall::promptName)),
                Column.text("prompt_version", ofCall(ModelCall::promptVersion)),
                Column.text("finish_reason", ofCall(ModelCall::finishReason)));
    }

    private static List<Column<Row<Observation>>> usage() {
        return List.of(
                Column.bigint("input_tokens", of(span -> span.usage().input())),
                Column.bigint("cache_read_tokens", of(span -> span.usage().cacheRead())),
                Column.bigint("cache_write_tokens", of(span -> span.usage().cacheWrite())),
                Column.bigint("output_tokens", of(span -> span.usage().output())),
                Column.bigint("reasoning_tokens", of(span -> span.usage().reasoning())),
                Column.json("usage_raw", of(span -> Json.counts(span.usage().raw()))),
                Column.decimal("cost_usd", of(Span::costUsd)));
    }

    private static List<Column<Row<Observation>>> attribution() {
        return List.of(
                Column.text("environment", ofAttribution(Attribution::environment)),
                Column.text("user_key", ofAttribution(Attribution::userKey)),
                Column.text("session_id", ofAttribution(Attribution::sessionId)),
                Column.text("feature", ofAttribution(Attribution::feature)),
                Column.json("tags", of(span -> Json.texts(span.attribution().tags()))),
                Column.text("release", ofAttribution(Attribution::release)));
    }

    private static List<Column<Row<Observation>>> texts() {
        return List.of(
                Column.json("input", of(span -> Json.messages(span.content().input()))),
                Column.json("output", of(span -> Json.messages(span.content().output()))),
                Column.json("context", of(span -> Json.documents(span.content().context()))),
                Column.json("tools", of(span -> Json.tools(span.content().tools()))),
                Column.text("output_schema", of(span -> span.content().outputSchema())),
                Column.json("parameters", of(span -> Json.texts(span.call().parameters()))),
                Column.json("metadata", of(span -> Json.texts(span.metadata()))),
                Column.text("status_message", ofOutcome(Outcome::statusMessage)));
    }

    private static <V> Function<Row<Observation>, V> of(Function<Span, V> value) {
        return row -> value.apply(row.value().span());
    }

    private static <V> Function<Row<Observation>, V> ofCall(Function<ModelCall, V> value) {
        return row -> value.apply(row.value().span().call());
    }

    private static <V> Function<Row<Observation>, V> ofOutcome(Function<Outcome, V> value) {
        return row -> value.apply(row.value().span().outcome());
    }

    private static <V> Function<Row<Observation>, V> ofAttribution(Function<Attribution, V> value) {
        return row -> value.apply(row.value().span().attribution());
    }

    @SafeVarargs
    private static <C> List<C> concat(List<C>... lists) {
        var all = new ArrayList<C>();
        for (List<C> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
