package dev.weir.bench.load;

import dev.weir.evaluators.model.Message;
import java.util.List;
import java.util.Locale;

/** Fields of a letter as JSON under a schema; now and then the model does not keep to it. */
final class DataExtraction implements Scenario {
    private static final double BREAKS_SCHEMA = 0.05;
    private static final String SCHEMA =
            """
            {"type":"object","required":["order","customer","amount"],\
            "additionalProperties":false,"properties":{\
            "order":{"type":"string","minLength":4},"customer":{"type":"string"},\
            "amount":{"type":"number","minimum":0},"mail":{"type":"string","format":"email"},\
            "claims":{"type":"array","maxItems":8,"items":{"type":"string"}}}}\
            """;

    @Override
    public void write(TraceDraft draft) {
        Teller teller = draft.teller();
        String letter =
                teller.tell("extract.opening")
                        + "\n\n"
                        + teller.tell("extract.sentence", draft.budget(), " ");
        List<Message> input =
                List.of(
                        Message.of("system", teller.tell("extract.system")),
                        Message.of("user", letter));
        draft.generation("extraction", Ask.of(input).demanding(SCHEMA), answer(teller));
    }

    private static String answer(Teller teller) {
        boolean breaks = teller.happens(BREAKS_SCHEMA);
        String amount =
                String.format(Locale.ROOT, "%d.%02d", teller.number(9, 480), teller.number(0, 99));
        return """
        {"order":"%s","customer":"%s","amount":%s,"mail":"%s","claims":["refund","%s"]}\
        """
                .formatted(
                        teller.tell("order"),
                        teller.tell("customer"),
                        breaks ? '"' + amount + " EUR\"" : amount,
                        teller.tell("mail"),
                        teller.tell("product"));
    }
}
