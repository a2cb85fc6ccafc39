package dev.weir.evaluators.redaction;

/**
 * Personal data found in a text.
 *
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last one
 * @param certainty decides between findings that overlap
 */
public record PiiSpan(int start, int end, PiiType type, Certainty certainty) {
    /** From least to most. */
    public enum Certainty {
        MODEL,
        PATTERN,
        CHECKSUM
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(PiiSpan other) {
        return start < other.end && other.start < end;
    }
}
