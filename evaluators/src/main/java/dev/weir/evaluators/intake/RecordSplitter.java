package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.ByteLines.Piece;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records, one by one: lines of JSON, or the whole file when it is one JSON
 * document or a protobuf message. Holds no more than one record, and none that is over the limit.
 */
public final class RecordSplitter {
    /** In bytes. */
    public static final int DEFAULT_LIMIT = Json.MAX_BYTES;

    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int MAX_SCANNED = 4;

    private final InputStream raw;
    private final String file;
    private final int limit;
    private @Nullable ByteLines lines;
    private boolean isLines;
    private boolean finished;
    private boolean found;

    public RecordSplitter(InputStream in, String file) {
        this(in, file, DEFAULT_LIMIT);
    }

    /** The stream stays the caller's to close; its content may be gzip, whatever its name says. */
    public RecordSplitter(InputStream in, String file, int limit) {
        this.raw = in;
        this.file = file;
        this.limit = limit;
    }

    /** The next record, perhaps a refused one; null after the last. */
    public @Nullable RawRecord next() {
        if (finished) {
            return null;
        }
        try {
            RawRecord record = read(opened());
            boolean empty = record == null && !found;
            finished = record == null || !isLines;
            found = true;
            return empty ? refused(0, RejectReason.EMPTY_INPUT, null) : record;
        } catch (ZipException | EOFException e) {
            // Only unzipping throws these two: an input stream at its end just says so.
            return last(RejectReason.MALFORMED_GZIP);
        } catch (IOException e) {
            return last(RejectReason.UNREADABLE);
        }
    }

    private RawRecord last(RejectReason reason) {
        finished = true;
        return refused(0, reason, lines == null || !isLines ? null : Long.valueOf(lines.line()));
    }

    private ByteLines opened() throws IOException {
        if (lines == null) {
            lines = new ByteLines(unzipped(), limit);
            isLines = isLines(lines.head());
        }
        return lines;
    }

    private InputStream unzipped() throws IOException {
        var buffered = new BufferedInputStream(raw);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
    }

    /** What is neither JSON nor protobuf is lines only when JSON follows close by. */
    private static boolean isLines(byte[] head) {
        int first = Utf8.firstVisible(head);
        if (first < 0) {
            return true;
        }
        if (ProtobufShape.isProtobuf(head)) {
            return false;
        }
        boolean json = first == '{' || first == '[';
        return json ? !DocumentProbe.isOneDocument(head) : hasJsonLine(head);
    }

    private static boolean hasJsonLine(byte[] head) {
        int scanned = 0;
        for (int i = 0; i + 1 < head.length && scanned < MAX_SCANNED; i++) {
            if (head[i] == '\n') {
                scanned++;
                if (head[i + 1] == '{') {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable RawRecord read(ByteLines from) throws IOException {
        if (!isLines) {
            Piece whole = from.rest();
            return whole == null ? null : record(whole, null);
        }
        while (true) {
            Piece piece = from.nextLine();
            if (piece == null) {
                return null;
            }
            if (piece.length() > limit || Utf8.firstVisible(piece.bytes()) >= 0) {
                boolean only = !found && from.isAtEnd();
                return record(piece, only ? null : Long.valueOf(piece.line()));
            }
        }
    }

    private RawRecord record(Piece piece, @Nullable Long line) {
        if (piece.length() > limit) {
            return refused(piece.length(), RejectReason.TOO_LARGE, line);
        }
        byte[] bytes = piece.bytes();
        int start = isLines ? Utf8.markLength(bytes) : 0;
        int end = bytes.length;
        if (isLines && end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return RawRecord.of(Position.file(file, line), Arrays.copyOfRange(bytes, start, end), null);
    }

    private RawRecord refused(long bytes, RejectReason reason, @Nullable Long line) {
        return RawRecord.refused(Position.file(file, line), bytes, reason);
    }
}
