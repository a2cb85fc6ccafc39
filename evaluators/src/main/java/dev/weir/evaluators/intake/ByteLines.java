package dev.weir.evaluators.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes; one over the limit is counted, but not held. */
final class ByteLines {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean ended;
    private @Nullable IOException failure;
    private long line;

    /**
     * A line, or all that is left.
     *
     * @param length also of what was too long to be held
     * @param line counted from 1
     */
    record Piece(byte[] bytes, long length, long line) {}

    ByteLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        fill();
    }

    /** What is buffered: enough to tell what kind of content this is. */
    byte[] head() {
        return Arrays.copyOfRange(buffer, at, end);
    }

    /** The number of the line being read, from 1. */
    long line() {
        return line + 1;
    }

    /** The next line without its line feed; null after the last. */
    @Nullable Piece nextLine() throws IOException {
        return next('\n');
    }

    /** All that is left. */
    @Nullable Piece rest() throws IOException {
        return next(-1);
    }

    /** Whether only white space is left, which is skipped. A failure is no end. */
    boolean isAtEnd() {
        while (true) {
            while (at < end && Utf8.isSpace(buffer[at])) {
                line += buffer[at] == '\n' ? 1 : 0;
                at++;
            }
            if (at < end || ended) {
                return at == end && failure == null;
            }
            fill();
        }
    }

    private @Nullable Piece next(int terminator) throws IOException {
        var held = new ByteArrayOutputStream();
        long length = 0;
        while (at < end || !ended) {
            int stop = indexOf(terminator);
            length += stop - at;
            if (length <= limit) {
                held.write(buffer, at, stop - at);
            } else {
                held = new ByteArrayOutputStream(0);
            }
            at = stop;
            if (at < end) {
                at++;
                return piece(held, length);
            }
            fill();
        }
        if (failure != null) {
            throw failure;
        }
        return length == 0 ? null : piece(held, length);
    }

    private Piece piece(ByteArrayOutputStream held, long length) {
        line++;
        return new Piece(held.toByteArray(), length, line);
    }

    private int indexOf(int terminator) {
        int i = at;
        while (i < end && (terminator < 0 || buffer[i] != terminator)) {
            i++;
        }
        return i;
    }

    /** What was read before a failure is still handed out. */
    private void fill() {
        at = 0;
        end = 0;
        try {
            while (end < BUFFER && !ended) {
                int count = in.read(buffer, end, BUFFER - end);
                ended = count < 0;
                end += Math.max(0, count);
            }
        } catch (IOException e) {
            failure = e;
            ended = true;
        }
    }
}
