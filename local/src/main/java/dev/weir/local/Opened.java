package dev.weir.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What a run has opened so far; closed in the opposite order, also when the run never started. */
final class Opened implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private boolean isKept;

    <T> T add(T resource, Consumer<T> closing) {
        closings.push(() -> closing.accept(resource));
        return resource;
    }

    /** From now on whoever keeps it closes it. */
    void keep() {
        isKept = true;
    }

    void closeUnlessKept() {
        if (!isKept) {
            close();
        }
    }

    /** Closes all, even when one of them fails. */
    @Override
    public void close() {
        if (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } finally {
                close();
            }
        }
    }
}
