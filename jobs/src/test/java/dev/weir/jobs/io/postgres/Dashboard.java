package dev.weir.jobs.io.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries of a Grafana dashboard, with Grafana's macros expanded as its server does. */
final class Dashboard {
    private static final String FROM = "'2026-03-01T18:00:00Z'";
    private static final String TO = "'2026-03-02T06:00:00Z'";
    private static final int INTERVAL_SECONDS = 300;

    private static final Pattern MACRO = Pattern.compile("\\$__(\\w+)\\(");

    private Dashboard() {}

    /**
     * A query and how Grafana reads its rows.
     *
     * @param format {@code time_series}, {@code table} or {@code variable}
     */
    record Query(String name, String format, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "grafana", "dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** The database reads the JSON, so that the test needs no other reader of it. */
    static List<Query> queries(TestDatabase database, Path file) throws IOException, SQLException {
        String json = Files.readString(file).replace("$weir$", "");
        String title = file.getFileName().toString();
        var queries = new ArrayList<Query>();
        for (String row :
                database.rows(
                        "SELECT panel->>'title' || E'\\x01' || (target->>'format') || E'\\x01' ||"
                                + " (target->>'rawSql') FROM (SELECT jsonb_path_query($weir$"
                                + json
                                + "$weir$, '$.panels[*]') AS panel) p,"
                                + " jsonb_array_elements(panel->'targets') AS target")) {
            String[] parts = row.split("\u0001", -1);
            queries.add(new Query(title + ": " + parts[0], parts[1], expanded(parts[2])));
        }
        for (String row :
                database.rows(
                        "SELECT v->>'name' || E'\\x01' || (v->>'query') FROM (SELECT"
                                + " jsonb_path_query($weir$"
                                + json
                                + "$weir$, '$.templating.list[*] ? (@.type == \"query\")') AS"
                                + " v) q")) {
            String[] parts = row.split("\u0001", -1);
            queries.add(
                    new Query(title + ": variable " + parts[0], "variable", expanded(parts[1])));
        }
        return queries;
    }

    static String expanded(String sql) {
        String expanded =
                sql.replace("${project:sqlstring}", "'shop','other'")
                        .replace("${environment:sqlstring}", "'production'")
                        .replace("$__interval", "5m");
        for (var macro = MACRO.matcher(expanded); macro.find(); macro = MACRO.matcher(expanded)) {
            int end = closing(expanded, macro.end());
            String arguments = expanded.substring(macro.end(), end);
            expanded =
                    expanded.substring(0, macro.start())
                            + expanded(macro.toMatchResult(), arguments)
                            + expanded.substring(end + 1);
        }
        return expanded;
    }

    private static String expanded(MatchResult macro, String arguments) {
        int comma = arguments.lastIndexOf(',');
        return switch (macro.group(1)) {
            case "timeFilter" -> arguments + " BETWEEN " + FROM + " AND " + TO;
            case "timeFrom" -> FROM;
            case "timeTo" -> TO;
            case "timeGroup" -> group(arguments.substring(0, comma));
            case "timeGroupAlias" -> group(arguments.substring(0, comma)) + " AS \"time\"";
            default -> throw new IllegalArgumentException("unknown macro " + macro.group());
        };
    }

    private static String group(String column) {
        return String.format(
                Locale.ROOT,
                "floor(extract(epoch from %s)/%d)*%d",
                column,
                INTERVAL_SECONDS,
                INTERVAL_SECONDS);
    }

    private static int closing(String sql, int from) {
        int depth = 1;
        for (int i = from; i < sql.length(); i++) {
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a macro without an end");
    }
}
