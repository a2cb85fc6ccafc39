package dev.weir.jobs.stage.ingest;

import dev.weir.evaluators.intake.Format;
import dev.weir.evaluators.intake.Ingested;
import dev.weir.evaluators.intake.Intake;
import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.model.RawRecord;
import dev.weir.evaluators.model.RejectReason;
import dev.weir.jobs.config.RedactionConfig;
import dev.weir.jobs.graph.SideOutputs;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Hands each record to {@link Intake}. */
@SuppressWarnings("NullAway.Init") // the transient fields are set in open
final class IngestFunction extends ProcessFunction<RawRecord, Fragment> {
    private static final long serialVersionUID = 1L;

    private final RedactionConfig redaction;
    private final @Nullable Format format;
    private transient Intake intake;
    private transient Counter records;
    private transient Counter bytes;
    private transient Counter fragments;
    private transient Map<RejectReason, Counter> deadLetters;

    IngestFunction(RedactionConfig redaction, @Nullable Format format) {
        this.redaction = redaction;
        this.format = format;
    }

    @Override
    public void open(OpenContext context) {
        intake = new Intake(redaction.redactor(), format);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        records = metrics.counter("ingest.records_total");
        bytes = metrics.counter("ingest.bytes_total");
        fragments = metrics.counter("ingest.fragments_total");
        deadLetters = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            deadLetters.put(
                    reason,
                    metrics.addGroup("reason", reason.name().toLowerCase(Locale.ROOT))
                            .counter("ingest.dead_letters_total"));
        }
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<Fragment> out) {
        records.inc();
        bytes.inc(record.bytes());
        Ingested ingested = intake.ingest(record);
        for (Fragment fragment : ingested.fragments()) {
            fragments.inc();
            out.collect(fragment);
        }
        for (DeadLetter letter : ingested.deadLetters()) {
            Objects.requireNonNull(deadLetters.get(letter.reason())).inc();
            context.output(SideOutputs.DEAD_LETTERS, letter);
        }
    }
}
