package dev.weir.jobs.io.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stored span becomes when it is written again by a run that knows other fragments of it, as
 * SQL: what {@code Span.overlay} makes of the older and the newer, whichever is stored first.
 */
final class ObservationMerge {
    /** Equal content is no new revision, however often and in whatever pieces it is read. */
    private static final String REVISION =
            "CASE WHEN NOT ("
                    + Upsert.IS_NEWER
                    + ") THEN greatest(stored.revision, EXCLUDED.revision)"
                    + " WHEN EXCLUDED.content_hash = stored.content_hash THEN stored.revision"
                    + " ELSE greatest(stored.revision + 1, EXCLUDED.revision) END";

    private static final List<String> OF_THE_NEWER =
            List.of("content_at", "content_fragments", "content_hash");

    /** A group: buckets of two statements do not mix. */
    private static final List<String> TOKENS =
            List.of(
                    "input_tokens",
                    "cache_read_tokens",
                    "cache_write_tokens",
                    "output_tokens",
                    "reasoning_tokens");

    private static final String USAGE_RAW =
            either(
                    tokensOf("newer") + " OR newer.usage_raw <> '{}' AND NOT " + tokensOf("older"),
                    "usage_raw");

    /** The end may be known to one of the two and the start to the other. */
    private static final String LATENCY =
            ("CASE WHEN newer.latency_ms IS NOT NULL AND newer.start_time <="
                 + " coalesce(older.start_time, newer.start_time) THEN newer.latency_ms WHEN"
                 + " END_TIME >= START_TIME THEN trunc(1000 * extract(epoch FROM END_TIME -"
                 + " START_TIME))::bigint WHEN END_TIME < START_TIME THEN 0 END")
                    .replace("END_TIME", "coalesce(newer.end_time, older.end_time)")
                    .replace("START_TIME", "least(newer.start_time, older.start_time)");

    private static final String OBSERVED_AT =
            either("newer.end_time IS NOT NULL OR older.end_time IS NULL", "observed_at");

    /** Only a more exact type, or one as exact, replaces another; see {@code ObservationType}. */
    private static final String TYPE =
            either(
                    "newer.type <> 'span' AND NOT (newer.type = 'generation'"
                            + " AND older.type <> 'span')",
                    "type");

    /** A text that both of them found counts once. */
    private static final String PII =
            "CASE WHEN older.pii = '{}' OR older.pii = newer.pii THEN newer.pii ELSE"
                    + " (SELECT jsonb_object_agg(kind, most) FROM"
                    + " (SELECT kind, max(times::bigint) AS most FROM"
                    + " (SELECT * FROM jsonb_each_text(newer.pii)"
                    + " UNION ALL SELECT * FROM jsonb_each_text(older.pii)) AS found (kind, times)"
                    + " GROUP BY kind) AS merged) END";

    private ObservationMerge() {}

    static Map<String, String> updates(List<? extends Column<?>> columns) {
        var updates = new HashMap<String, String>();
        for (Column<?> column : columns) {
            updates.put(column.name(), inBothOrders(merged(column)));
        }
        updates.put("revision", REVISION);
        return Map.copyOf(updates);
    }

    private static String inBothOrders(String merged) {
        return "CASE WHEN "
                + Upsert.IS_NEWER
                + " THEN "
                + merged.replace("newer.", "EXCLUDED.").replace("older.", "stored.")
                + " ELSE "
                + merged.replace("newer.", "stored.").replace("older.", "EXCLUDED.")
                + " END";
    }

    private static String merged(Column<?> column) {
        String name = column.name();
        if (OF_THE_NEWER.contains(name)) {
            return "newer." + name;
        }
        if (TOKENS.contains(name)) {
            return either(tokensOf("newer"), name);
        }
        return switch (name) {
            case "type" -> TYPE;
            case "observed_at" -> OBSERVED_AT;
            case "start_time" -> "least(newer.start_time, older.start_time)";
            case "latency_ms" -> LATENCY;
            case "usage_raw" -> USAGE_RAW;
            case "pii" -> PII;
            case "metadata", "parameters" -> "older." + name + " || newer." + name;
            // What an observation says where its span says nothing.
            case "level" -> either("newer.level <> 'DEFAULT'", name);
            case "environment" -> either("newer.environment <> 'default'", name);
            default -> either("newer." + name + " " + column.isSaid(), name);
        };
    }

    private static String either(String newerCounts, String column) {
        return "CASE WHEN "
                + newerCounts
                + " THEN newer."
                + column
                + " ELSE older."
                + column
                + " END";
    }

    private static String tokensOf(String side) {
        return "num_nonnulls(" + side + "." + String.join(", " + side + ".", TOKENS) + ") > 0";
    }
}
