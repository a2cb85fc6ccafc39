package dev.weir.jobs.stage.score;

import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.engine.Scorer;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.config.RulesDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last few versions of the rules, each with the moment it is active from. */
final class RulesBook {
    private static final int KEPT = 5;

    private final TreeMap<Instant, Scorer> scorers = new TreeMap<>();
    private final Map<Instant, RulesDocument> documents = new TreeMap<>();

    private RulesBook() {}

    static RulesBook startingWith(RulesDocument initial) throws InvalidRules {
        var book = new RulesBook();
        book.learn(initial);
        return book;
    }

    /** Whether the document was new. */
    boolean learn(RulesDocument document) throws InvalidRules {
        if (document.equals(documents.get(document.activeFrom()))) {
            return false;
        }
        scorers.put(document.activeFrom(), RulesDocuments.scorer(document));
        documents.put(document.activeFrom(), document);
        while (scorers.size() > KEPT) {
            documents.remove(scorers.pollFirstEntry().getKey());
        }
        return true;
    }

    /** The rules of a moment; those of now for a record that was never appended to a log. */
    Scorer at(@Nullable Instant appendTime) {
        var entry = appendTime == null ? scorers.lastEntry() : scorers.floorEntry(appendTime);
        return entry == null ? scorers.firstEntry().getValue() : entry.getValue();
    }

    /** Which of the stored documents are too old to be kept. */
    List<Long> forgotten(Iterable<Map.Entry<Long, RulesDocument>> stored) {
        var forgotten = new ArrayList<Long>();
        for (var entry : stored) {
            if (!documents.containsKey(Instant.ofEpochMilli(entry.getKey()))) {
                forgotten.add(entry.getKey());
            }
        }
        return forgotten;
    }
}
