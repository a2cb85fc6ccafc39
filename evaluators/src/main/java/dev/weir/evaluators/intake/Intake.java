package dev.weir.evaluators.intake;

import dev.weir.evaluators.intake.Decoded.Rejection;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.Hashes;
import dev.weir.evaluators.model.Position;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.evaluators.redaction.Redaction;
import dev.weir.evaluators.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raw records to redacted fragments: the only place where raw text is seen. Nothing that comes out
 * of it holds text that was not redacted.
 */
public final class Intake {
    private static final Decoders SNIFFING = new Decoders();

    private final Redactor redactor;
    private final @Nullable Format format;

    /** Without a format, that of each record is told from its content. */
    public Intake(Redactor redactor, @Nullable Format format) {
        this.redactor = redactor;
        this.format = format;
    }

    /** Takes in one record. Every byte of it is accounted for: as fragments or as dead letters. */
    public Ingested ingest(RawRecord record) {
        if (record.refused() != null) {
            String detail =
                    record.refused() == RejectReason.UNREADABLE
                            ? "cannot be opened, or not be read to its end"
                            : "the record has " + record.bytes() + " bytes";
            var rejection = new Rejection(record.refused(), detail, null);
            return new Ingested(List.of(), List.of(deadLetter(record, rejection, "")));
        }
        Decoded decoded =
                format == null
                        ? SNIFFING.decode(record.value())
                        : Decoders.decode(format, record.value());
        var fragments = new ArrayList<Fragment>(decoded.fragments().size());
        var deadLetters = new ArrayList<DeadLetter>();
        for (int entry = 0; entry < decoded.fragments().size(); entry++) {
            Redaction redaction = redactor.redact(decoded.fragments().get(entry));
            if (redaction instanceof Redaction.Redacted redacted) {
                fragments.add(
                        redacted.fragment().receivedAt(record.position(), record.appendTime()));
            } else if (redaction instanceof Redaction.Withheld withheld) {
                deadLetters.add(withheld(record, withheld, entry));
            }
        }
        if (!decoded.rejections().isEmpty()) {
            String excerpt = redactor.excerpt(record.value());
            for (Rejection rejection : decoded.rejections()) {
                deadLetters.add(deadLetter(record, rejection, excerpt));
            }
        }
        return new Ingested(fragments, deadLetters);
    }

    private static DeadLetter withheld(RawRecord record, Redaction.Withheld withheld, int number) {
        String detail = "field " + withheld.field() + " could not be masked; its text is withheld";
        return deadLetter(record, new Rejection(RejectReason.REDACTION_FAILED, detail, number), "");
    }

    private static DeadLetter deadLetter(RawRecord record, Rejection rejection, String excerpt) {
        Position at = record.position();
        String id =
                Hashes.of(
                        at.source(),
                        at.topic(),
                        String.valueOf(at.partition()),
                        String.valueOf(at.offset()),
                        at.file(),
                        String.valueOf(at.line()),
                        String.valueOf(rejection.entry()),
                        rejection.reason().name(),
                        Hashes.of(record.value()));
        return new DeadLetter(
                id,
                rejection.reason(),
                rejection.detail(),
                at,
                rejection.entry(),
                record.bytes(),
                record.appendTime(),
                excerpt);
    }
}
