package dev.weir.evaluators.model;

import java.util.Objects;

/**
 * Where and why.
 *
 * @param field {@code input}, {@code output}, {@code context[2]}, {@code tool-calls[0]}, or the
 *     name of an attribute
 * @param start offset of the first UTF-16 code unit in the redacted field; -1 when the finding is
 *     about the field as a whole
 * @param end offset after the last one; -1 likewise
 * @param kind what was found there, such as {@code unsupported}
 * @param detail in words, without quoting the text
 */
public record Evidence(String field, int start, int end, String kind, String detail) {
    public Evidence {
        field = Objects.requireNonNullElse(field, "");
        kind = Objects.requireNonNullElse(kind, "");
        detail = Objects.requireNonNullElse(detail, "");
    }

    public static Evidence of(String field, String kind, String detail) {
        return new Evidence(field, -1, -1, kind, detail);
    }
}
