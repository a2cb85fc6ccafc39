package dev.weir.evaluators.evaluator.builtin.text;

/** A stretch of a text: offsets of the first UTF-16 code unit and after the last one. */
public record Segment(int start, int end) {
    public int length() {
        return end - start;
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
