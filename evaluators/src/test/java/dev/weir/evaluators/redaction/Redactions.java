package dev.weir.evaluators.redaction;

/** Redactors for tests. */
final class Redactions {
    static final RedactionKey KEY = RedactionKey.parse("000102030405060708090a0b0c0d0e0f");
    static final RedactionKey OTHER_KEY = RedactionKey.parse("0f0e0d0c0b0a09080706050403020100");

    private Redactions() {}

    static Redactor redactor() {
        return new Redactor(RedactionPolicy.DEFAULT, KEY);
    }
}
