package dev.weir.bench.load;

import dev.weir.evaluators.model.Document;
import dev.weir.evaluators.model.Message;
import java.util.ArrayList;
import java.util.List;

/** A question answered from three retrieved passages, which travel twice: found and sent. */
final class FaqAnswer implements Scenario {
    private static final int PASSAGES = 3;
    private static final int TIMES_WRITTEN = 2;

    @Override
    public void write(TraceDraft draft) {
        Teller teller = draft.teller();
        String question = teller.tell("faq.question");
        int each = draft.budget() / (PASSAGES * TIMES_WRITTEN);
        List<Document> documents = new ArrayList<>();
        var prompt = new StringBuilder(teller.tell("faq.system")).append("\n\nPassages:");
        for (int i = 1; i <= PASSAGES; i++) {
            String passage = teller.tell("faq.sentence", each, " ");
            String id = "kb-" + teller.tell("faq.topic") + "-" + teller.number(1, 40);
            documents.add(new Document(id, passage, 1.0 - i * teller.number(5, 15) / 100.0));
            prompt.append("\n[").append(i).append("] ").append(passage);
        }
        List<Message> input =
                List.of(Message.of("system", prompt.toString()), Message.of("user", question));
        draft.retriever(question, documents);
        draft.generation("faq_rag", Ask.of(input), teller.tell("faq.answer"));
    }
}
