package dev.weir.evaluators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.evaluators.model.Document;
import java.util.ArrayList;
import java.util.List;

/** Retrieved passages in the shapes that retrievers and vector stores give them. */
final class Documents {
    private static final String[] CONTENT = {
        "content", "pageContent", "page_content", "text", "document", "chunk", "body"
    };
    private static final String[] LISTS = {
        "documents", "results", "matches", "chunks", "docs", "hits", "passages", "context"
    };

    private Documents() {}

    /** The passages of a list, of a list in a wrapper, or of either as JSON text; else none. */
    static List<Document> read(JsonNode given) {
        JsonNode node = given.isTextual() ? Json.embeddedIfLikely(given.textValue()) : given;
        JsonNode list = node.isObject() ? Fields.first(node, LISTS) : node;
        var documents = new ArrayList<Document>();
        if (list.isArray()) {
            for (JsonNode element : list) {
                Document document = document(element);
                if (!document.content().isEmpty() || !document.id().isEmpty()) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    /** Whether an output can only be a list of passages, so that its span is a retriever's. */
    static boolean areClearly(JsonNode output) {
        JsonNode list = output.isTextual() ? Json.embeddedIfLikely(output.textValue()) : output;
        if (!list.isArray() || list.isEmpty()) {
            return false;
        }
        for (JsonNode element : list) {
            JsonNode fields = fields(element);
            boolean passage =
                    Fields.first(fields, "content", "pageContent", "page_content", "text")
                                    .isTextual()
                            && !fields.has("role")
                            && !fields.has("type");
            if (!passage) {
                return false;
            }
        }
        return true;
    }

    /** One passage: a text, or an object in any of the usual shapes. */
    static Document document(JsonNode element) {
        if (!element.isObject()) {
            return new Document("", Fields.asText(element), null);
        }
        JsonNode fields = fields(element);
        JsonNode metadata = fields.path("metadata");
        if (metadata.isTextual()) {
            metadata = Json.embeddedIfLikely(metadata.textValue());
        }
        String id = Fields.text(fields, "id", "_id", "document_id", "documentId", "doc_id");
        JsonNode score = Fields.first(fields, "score", "similarity", "relevance_score");
        if (score.isMissingNode()) {
            score = metadata.isObject() ? metadata.path("score") : MissingNode.getInstance();
        }
        return new Document(id, content(fields), Fields.number(score));
    }

    private static String content(JsonNode fields) {
        JsonNode content = Fields.first(fields, CONTENT);
        if (content.isObject()) {
            return Fields.text(content, CONTENT);
        }
        return Fields.asText(content);
    }

    /** LangChain wraps what it serialises. */
    private static JsonNode fields(JsonNode element) {
        return element.path("kwargs").isObject() ? element.path("kwargs") : element;
    }
}
