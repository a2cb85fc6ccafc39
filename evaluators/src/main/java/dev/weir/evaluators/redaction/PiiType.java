package dev.weir.evaluators.redaction;

/** Kinds of personal data, named as in scores, policies and labelled cases. */
public enum PiiType {
    PERSON,
    LOCATION,
    ADDRESS,
    ORGANIZATION,
    EMAIL,
    PHONE,
    CARD,
    IBAN,
    SSN,
    NIK,
    NPWP,
    NATIONAL_ID,
    PASSPORT,
    DRIVING_LICENCE,
    IP,
    MAC,
    URL,
    DATE_OF_BIRTH,
    AGE,
    BANK_ACCOUNT,
    CRYPTO_WALLET,
    SECRET
}
