package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.ContentOrder;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Evidence;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.PartType;
import dev.weir.evaluators.model.Score;
import dev.weir.jobs.config.PostgresConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a few findings are about, in the words of the database: a score holds no text itself. */
final class FindingTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TARGET =
            """
            SELECT o.name, c.input, c.output, c.context, c.content_at, c.content_fragments
            FROM weir.observation o
            JOIN weir.observation_content c USING (day, project, trace_id, observation_id)
            WHERE day = (SELECT t.day FROM weir.trace_day t WHERE project = ? AND trace_id = ?)
                  AND project = ? AND trace_id = ? AND observation_id = ?
            """;

    private FindingTexts() {}

    static List<Summary.Worst> read(PostgresConfig database, List<Score> findings)
            throws SQLException {
        var worst = new ArrayList<Summary.Worst>();
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                PreparedStatement query = connection.prepareStatement(TARGET)) {
            for (Score finding : findings) {
                query.setString(1, finding.project());
                query.setString(2, finding.traceId());
                query.setString(3, finding.project());
                query.setString(4, finding.traceId());
                query.setString(5, finding.observationId());
                try (ResultSet row = query.executeQuery()) {
                    worst.add(
                            row.next()
                                    ? shown(finding, row.getString("name"), quote(finding, row))
                                    : shown(finding, "", ""));
                }
            }
        }
        return worst;
    }

    private static Summary.Worst shown(Score finding, String name, String quote) {
        Evidence evidence = evidence(finding);
        String target = name.isEmpty() ? "trace" : name;
        return new Summary.Worst(
                finding.severity().id(),
                finding.rule(),
                finding.feature().isEmpty() ? target : finding.feature() + " / " + target,
                finding.traceId(),
                finding.observationId(),
                finding.explanation(),
                evidence.kind(),
                evidence.detail(),
                quote);
    }

    private static Evidence evidence(Score finding) {
        return finding.evidence().isEmpty() ? Evidence.of("", "", "") : finding.evidence().get(0);
    }

    /** Only of the very content that was judged: in any other the offsets point elsewhere. */
    private static String quote(Score finding, ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("content_at").toInstant();
        ContentOrder order = finding.order();
        if (!at.equals(order.at().truncatedTo(ChronoUnit.MICROS))
                || row.getInt("content_fragments") != order.fragments()) {
            return "";
        }
        Evidence evidence = evidence(finding);
        Content content =
                content(row.getString("input"), row.getString("output"), row.getString("context"));
        return Quote.of(content.text(evidence.field()), evidence.start(), evidence.end());
    }

    static Content content(String input, String output, String context) {
        return new Content(
                messages(tree(input)),
                messages(tree(output)),
                documents(tree(context)),
                List.of(),
                "");
    }

    private static List<Message> messages(JsonNode stored) {
        var messages = new ArrayList<Message>();
        for (JsonNode message : stored) {
            var parts = new ArrayList<Part>();
            for (JsonNode part : message.path("parts")) {
                String type = part.path("type").asText().toUpperCase(Locale.ROOT);
                parts.add(Part.of(PartType.valueOf(type), part.path("text").asText()));
            }
            messages.add(new Message("", parts));
        }
        return messages;
    }

    private static List<Document> documents(JsonNode stored) {
        var documents = new ArrayList<Document>();
        for (JsonNode document : stored) {
            documents.add(new Document("", document.path("content").asText(), null));
        }
        return documents;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("the database gave no JSON", e);
        }
    }
}
