package dev.weir.evaluators.assembly;

import dev.weir.evaluators.model.Attribution;
import dev.weir.evaluators.model.Content;
import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Message;
import dev.weir.evaluators.model.Part;
import dev.weir.evaluators.model.Span;
import dev.weir.evaluators.model.ToolDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of content that do not depend on how it arrived: maps are taken in key order, every list
 * and text with its length.
 */
final class ContentHash {
    private final List<String> parts = new ArrayList<>();

    private ContentHash() {}

    /** Everything a span says itself. */
    static String of(Span span) {
        var hash = new ContentHash();
        hash.add(span.type().name()).add(span.name()).add(span.parentId());
        hash.add(span.timing().start()).add(span.timing().end()).add(span.timing().firstToken());
        var call = span.call();
        hash.add(call.provider()).add(call.requestedModel()).add(call.model());
        hash.add(call.parameters()).add(call.promptName()).add(call.promptVersion());
        hash.add(call.finishReason());
        hash.add(span.content());
        var usage = span.usage();
        hash.add(usage.input()).add(usage.cacheRead()).add(usage.cacheWrite());
        hash.add(usage.output()).add(usage.reasoning()).add(usage.raw());
        hash.add(span.costUsd() == null ? null : span.costUsd().stripTrailingZeros());
        hash.add(span.attribution());
        var outcome = span.outcome();
        hash.add(outcome.level().name()).add(outcome.statusMessage()).add(outcome.errorType());
        hash.add(span.metadata()).add(span.pii());
        return hash.digest();
    }

    /** A span's own content together with what the rest of its trace adds to it. */
    static String of(String ownHash, Attribution resolved, List<Document> context) {
        var hash = new ContentHash();
        hash.add(ownHash).add(resolved);
        hash.documents(context);
        return hash.digest();
    }

    /** A trace: its own attributes and the observations in it, by id. */
    static String ofTrace(String ownHash, Attribution resolved, Map<String, String> observations) {
        var hash = new ContentHash();
        hash.add(ownHash).add(resolved).add(observations);
        return hash.digest();
    }

    private void add(Content content) {
        messages(content.input());
        messages(content.output());
        documents(content.context());
        count(content.tools());
        for (ToolDefinition tool : content.tools()) {
            add(tool.name()).add(tool.description()).add(tool.parameters());
        }
        add(content.outputSchema());
    }

    private void messages(List<Message> messages) {
        count(messages);
        for (Message message : messages) {
            add(message.role());
            count(message.parts());
            for (Part part : message.parts()) {
                add(part.type().name()).add(part.text()).add(part.callId()).add(part.name());
            }
        }
    }

    private void documents(List<Document> documents) {
        count(documents);
        for (Document document : documents) {
            add(document.id()).add(document.content()).add(document.score());
        }
    }

    private ContentHash add(Attribution attribution) {
        add(attribution.environment()).add(attribution.userKey()).add(attribution.sessionId());
        add(attribution.feature()).add(attribution.release());
        count(attribution.tags());
        attribution.tags().forEach(this::add);
        return this;
    }

    private ContentHash add(Map<String, ?> map) {
        parts.add(Integer.toString(map.size()));
        new TreeMap<String, Object>(map).forEach((key, value) -> add(key).add(value));
        return this;
    }

    private void count(List<?> list) {
        parts.add(Integer.toString(list.size()));
    }

    /** Not as text, which is twenty times as much work. */
    private ContentHash add(@Nullable Instant time) {
        parts.add(time == null ? "" : Long.toString(time.getEpochSecond()));
        parts.add(time == null ? "" : Integer.toString(time.getNano()));
        return this;
    }

    private ContentHash add(@Nullable Object value) {
        parts.add(value == null ? "" : value.toString());
        return this;
    }

    private String digest() {
        return Hashes.of(parts.toArray(String[]::new));
    }
}
