package dev.weir.bench.load;

import dev.weir.evaluators.model.Message;
import java.util.ArrayList;
import java.util.List;

/** A chat of several turns; the whole conversation so far travels with every request. */
final class SupportChat implements Scenario {
    @Override
    public void write(TraceDraft draft) {
        Teller teller = draft.teller();
        List<Message> input = new ArrayList<>();
        input.add(Message.of("system", teller.tell("support.system")));
        input.add(Message.of("user", teller.tell("support.opening")));
        while (TraceDraft.chars(input) < draft.budget()) {
            input.add(Message.of("assistant", teller.tell("support.answer")));
            input.add(Message.of("user", teller.tell("support.question")));
        }
        draft.generation("support_chat", Ask.of(input), teller.tell("support.answer"));
    }
}
