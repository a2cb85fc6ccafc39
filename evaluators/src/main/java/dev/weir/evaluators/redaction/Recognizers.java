package dev.weir.evaluators.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every recognizer there is, asked in order, and the one answer of them all. */
public final class Recognizers {
    private final List<Recognizer> recognizers;

    public Recognizers(List<Recognizer> recognizers) {
        this.recognizers = List.copyOf(recognizers);
    }

    public static Recognizers of(RedactionPolicy policy, RedactionKey key) {
        var phones = new PhoneNumbers(policy.phoneRegions(), key);
        return new Recognizers(
                List.of(
                        new PatternScanner(
                                List.of(
                                        new EmailPattern(),
                                        new IbanPattern(),
                                        new IpPattern(),
                                        new Ipv6Pattern(),
                                        new NumberPatterns(
                                                List.of(
                                                        new CardPattern(),
                                                        new SsnPattern(),
                                                        new PhonePattern(phones))),
                                        new SecretTokenPattern(),
                                        new PrivateKeyPattern(),
                                        new AuthorizationPattern(),
                                        new AssignedSecretPattern(),
                                        new UrlPasswordPattern()))));
    }

    /** Sorted, within the text, not empty and not overlapping. */
    public List<PiiSpan> find(String text) {
        return Overlaps.resolve(text, findAll(text));
    }

    /** As the recognizers gave them; the empty list costs nothing. */
    List<PiiSpan> findAll(String text) {
        var found = new Findings();
        for (Recognizer recognizer : recognizers) {
            recognizer.find(text, found);
        }
        return found.spans;
    }

    /** A list made only when there is something to put into it. */
    private static final class Findings implements Consumer<PiiSpan> {
        private List<PiiSpan> spans = List.of();

        @Override
        public void accept(PiiSpan span) {
            if (spans.isEmpty()) {
                spans = new ArrayList<>();
            }
            spans.add(span);
        }
    }
}
