package dev.weir.evaluators.tuning;

/**
 * A stretch of a field, as a person marked it or a rule found it.
 *
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last one
 */
public record LabelledSpan(String field, int start, int end, String type) {
    /** The shared characters as a share of all that either covers; 0 across fields. */
    public double overlap(LabelledSpan other) {
        int shared = Math.min(end, other.end) - Math.max(start, other.start);
        if (shared <= 0 || !field.equals(other.field)) {
            return 0;
        }
        int all = Math.max(end, other.end) - Math.min(start, other.start);
        return (double) shared / all;
    }
}
