package dev.weir.bench.load;

import dev.weir.evaluators.model.Message;
import java.util.List;

/** A long conversation made short. */
final class TicketSummary implements Scenario {
    @Override
    public void write(TraceDraft draft) {
        Teller teller = draft.teller();
        List<Message> input =
                List.of(
                        Message.of("system", teller.tell("summary.system")),
                        Message.of("user", teller.tell("summary.line", draft.budget(), "\n")));
        draft.generation("ticket_summary", Ask.of(input), teller.tell("summary.answer"));
    }
}
