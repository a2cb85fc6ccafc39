package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();
    private final Opened opened = new Opened();

    @Test
    void closesInTheOppositeOrderAndOnce() {
        opened.add("first", closed::add);
        opened.add("second", closed::add);
        opened.close();
        opened.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheOthersWhenOneFails() {
        opened.add("first", closed::add);
        opened.add(
                "second",
                name -> {
                    throw new IllegalStateException(name);
                });
        assertThatThrownBy(opened::close).hasMessage("second");
        assertThat(closed).containsExactly("first");
    }

    @Test
    void whatIsKeptStaysOpen() {
        opened.add("first", closed::add);
        opened.keep();
        opened.closeUnlessKept();
        assertThat(closed).isEmpty();
    }
}
