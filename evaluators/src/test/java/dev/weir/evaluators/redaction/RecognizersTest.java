package dev.weir.evaluators.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.evaluators.redaction.PiiSpan.Certainty;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognizersTest {
    private static final String TEXT = "abcdefghijklmnopqrstuvwxyz";

    @Test
    void aChecksumBeatsAPatternBeatsAModel() {
        assertThat(
                        find(
                                span(0, 10, PiiType.PERSON, Certainty.MODEL),
                                span(0, 10, PiiType.PHONE, Certainty.PATTERN),
                                span(0, 10, PiiType.CARD, Certainty.CHECKSUM)))
                .containsExactly(span(0, 10, PiiType.CARD, Certainty.CHECKSUM));
    }

    @Test
    void theLongerWinsAndThenTheEarlier() {
        assertThat(
                        find(
                                span(2, 5, PiiType.PHONE, Certainty.PATTERN),
                                span(0, 8, PiiType.EMAIL, Certainty.PATTERN)))
                .containsExactly(span(0, 8, PiiType.EMAIL, Certainty.PATTERN));
        assertThat(
                        find(
                                span(4, 8, PiiType.PHONE, Certainty.PATTERN),
                                span(2, 6, PiiType.EMAIL, Certainty.PATTERN)))
                .containsExactly(
                        span(2, 6, PiiType.EMAIL, Certainty.PATTERN),
                        span(6, 8, PiiType.PHONE, Certainty.PATTERN));
    }

    @Test
    void whatALoserHoldsOutsideTheWinnerIsKept() {
        assertThat(
                        find(
                                span(0, 20, PiiType.SECRET, Certainty.PATTERN),
                                span(5, 9, PiiType.CARD, Certainty.CHECKSUM)))
                .containsExactly(
                        span(0, 5, PiiType.SECRET, Certainty.PATTERN),
                        span(5, 9, PiiType.CARD, Certainty.CHECKSUM),
                        span(9, 20, PiiType.SECRET, Certainty.PATTERN));
    }

    @Test
    void overlappingFindingsOfOneKindAreOne() {
        assertThat(
                        find(
                                span(3, 9, PiiType.EMAIL, Certainty.PATTERN),
                                span(0, 5, PiiType.EMAIL, Certainty.PATTERN)))
                .containsExactly(span(0, 9, PiiType.EMAIL, Certainty.PATTERN));
    }

    @Test
    void neighboursStayApartAndInOrder() {
        assertThat(
                        find(
                                span(5, 9, PiiType.EMAIL, Certainty.PATTERN),
                                span(0, 5, PiiType.EMAIL, Certainty.PATTERN)))
                .containsExactly(
                        span(0, 5, PiiType.EMAIL, Certainty.PATTERN),
                        span(5, 9, PiiType.EMAIL, Certainty.PATTERN));
    }

    private static List<PiiSpan> find(PiiSpan... spans) {
        return new Recognizers(List.of((text, found) -> List.of(spans).forEach(found))).find(TEXT);
    }

    private static PiiSpan span(int start, int end, PiiType type, Certainty certainty) {
        return new PiiSpan(start, end, type, certainty);
    }
}
