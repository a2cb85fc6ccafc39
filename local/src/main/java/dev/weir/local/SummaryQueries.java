package dev.weir.local;

import dev.weir.evaluators.model.Verdict;
import dev.weir.jobs.config.PostgresConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the rows written since a moment say. */
final class SummaryQueries {
    private static final String NOW = "SELECT now()";

    private static final String TOTALS =
            """
            SELECT count(DISTINCT (project, trace_id)) AS traces,
                   count(*) AS observations,
                   count(*) FILTER (WHERE type = 'generation') AS generations,
                   count(*) FILTER (WHERE level = 'ERROR' OR error_type <> '') AS errors,
                   coalesce(sum(coalesce(input_tokens, 0) + coalesce(cache_read_tokens, 0)
                                + coalesce(cache_write_tokens, 0))
                            FILTER (WHERE type IN ('generation', 'embedding')), 0) AS input_tokens,
                   coalesce(sum(coalesce(output_tokens, 0) + coalesce(reasoning_tokens, 0))
                            FILTER (WHERE type IN ('generation', 'embedding')), 0) AS output_tokens
            FROM weir.observation
            WHERE updated_at >= ?
            """;

    private static final String VERDICTS =
            """
            SELECT evaluator, verdict, count(*) AS scores
            FROM weir.score
            WHERE current AND scored_at >= ?
            GROUP BY evaluator, verdict
            """;

    private static final String REFUSED =
            """
            SELECT reason, count(*) AS letters,
                   (array_agg(coalesce(nullif(file, ''), topic)
                              || coalesce(':' || line, '') ORDER BY file, line))[1] AS place,
                   (array_agg(detail ORDER BY file, line))[1] AS detail
            FROM weir.dead_letter
            WHERE updated_at >= ?
            GROUP BY reason
            ORDER BY letters DESC, reason
            """;

    /** At most two of a rule, so that one noisy rule does not hide the others. */
    private static final String WORST =
            """
            WITH failed AS (
                SELECT s.*,
                       row_number() OVER (PARTITION BY rule
                                          ORDER BY jsonb_array_length(evidence) DESC, score_id)
                           AS number_in_rule
                FROM weir.score s
                WHERE current AND verdict = 'FAIL' AND source = 'EVALUATOR' AND scored_at >= ?
            )
            SELECT f.severity, f.rule, f.explanation, f.trace_id, f.observation_id, f.feature,
                   coalesce(o.name, '') AS name,
                   coalesce(f.evidence -> 0 ->> 'field', '') AS field,
                   coalesce(f.evidence -> 0 ->> 'kind', '') AS kind,
                   coalesce(f.evidence -> 0 ->> 'detail', '') AS detail,
                   coalesce((f.evidence -> 0 ->> 'start')::int, -1) AS evidence_start,
                   coalesce((f.evidence -> 0 ->> 'end')::int, -1) AS evidence_end,
                   coalesce((SELECT string_agg(part ->> 'text', E'\\n')
                             FROM jsonb_path_query(
                                     CASE f.evidence -> 0 ->> 'field'
                                         WHEN 'input' THEN c.input
                                         WHEN 'output' THEN c.output END,
                                     '$[*].parts[*] ? (@.type == "text" || @.type == "refusal")')
                                  AS part), '') AS text
            FROM failed f
            LEFT JOIN weir.observation o USING (day, project, trace_id, observation_id)
            LEFT JOIN weir.observation_content c USING (day, project, trace_id, observation_id)
            WHERE f.number_in_rule <= 2
            ORDER BY array_position(ARRAY['critical', 'warning', 'info'], lower(f.severity)),
                     f.number_in_rule, f.rule, f.score_id
            LIMIT ?
            """;

    private final Connection connection;

    private SummaryQueries(Connection connection) {
        this.connection = connection;
    }

    /** The database's own clock, which stamps the rows. */
    static Instant now(PostgresConfig database) throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement query = connection.prepareStatement(NOW);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /**
     * Reads the summary.
     *
     * @param since by the database's clock
     * @param scoredSince by the clock of this process, which stamps scores
     */
    static Summary read(PostgresConfig database, Instant since, Instant scoredSince, int worst)
            throws SQLException {
        try (Connection connection = connect(database)) {
            var queries = new SummaryQueries(connection);
            return new Summary(
                    queries.totals(since),
                    queries.verdicts(scoredSince),
                    queries.refused(since),
                    queries.worst(scoredSince, worst));
        }
    }

    private static Connection connect(PostgresConfig database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private Summary.Totals totals(Instant since) throws SQLException {
        try (PreparedStatement query = since(TOTALS, since);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new Summary.Totals(
                    row.getLong("traces"),
                    row.getLong("observations"),
                    row.getLong("generations"),
                    row.getLong("errors"),
                    row.getLong("input_tokens"),
                    row.getLong("output_tokens"));
        }
    }

    private Map<String, Map<Verdict, Long>> verdicts(Instant since) throws SQLException {
        var verdicts = new TreeMap<String, Map<Verdict, Long>>();
        try (PreparedStatement query = since(VERDICTS, since);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                verdicts.computeIfAbsent(
                                row.getString("evaluator"), key -> new EnumMap<>(Verdict.class))
                        .put(Verdict.valueOf(row.getString("verdict")), row.getLong("scores"));
            }
        }
        return verdicts;
    }

    private List<Summary.Refused> refused(Instant since) throws SQLException {
        var refused = new ArrayList<Summary.Refused>();
        try (PreparedStatement query = since(REFUSED, since);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                refused.add(
                        new Summary.Refused(
                                row.getString("reason"),
                                row.getLong("letters"),
                                row.getString("place"),
                                row.getString("detail")));
            }
        }
        return refused;
    }

    private List<Summary.Worst> worst(Instant since, int limit) throws SQLException {
        var worst = new ArrayList<Summary.Worst>();
        try (PreparedStatement query = since(WORST, since)) {
            query.setInt(2, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    worst.add(worst(row));
                }
            }
        }
        return worst;
    }

    private static Summary.Worst worst(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String feature = row.getString("feature");
        String target = name.isEmpty() ? "trace" : name;
        return new Summary.Worst(
                row.getString("severity"),
                row.getString("rule"),
                feature.isEmpty() ? target : feature + " / " + target,
                row.getString("trace_id"),
                row.getString("observation_id"),
                row.getString("explanation"),
                row.getString("kind"),
                row.getString("detail"),
                Quote.of(
                        row.getString("text"),
                        row.getInt("evidence_start"),
                        row.getInt("evidence_end")));
    }

    private PreparedStatement since(String sql, Instant since) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setTimestamp(1, Timestamp.from(since));
        return query;
    }
}
