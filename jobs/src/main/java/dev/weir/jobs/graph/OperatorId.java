package dev.weir.jobs.graph;

import java.util.Locale;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The uid and name of every operator. State is found again by its uid, so none is ever renamed or
 * used for something else; {@code operator-uids.txt} in the tests holds them fast.
 */
public enum OperatorId {
    RECORDS,
    INGEST,
    PACK,
    ASSEMBLE,
    OBSERVATIONS,
    SCORE,
    SCORES,
    SIGNAL,
    SIGNALS,
    USAGE_DELTAS,
    USAGE_METRICS,
    OBSERVATIONS_SINK,
    SCORES_SINK,
    DEAD_LETTERS_SINK,
    USAGE_METRICS_SINK,
    SIGNALS_SINK;

    /** The uid, kebab-case. */
    public String uid() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public <T> SingleOutputStreamOperator<T> on(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid()).name(uid());
    }

    public <T> DataStreamSink<T> on(DataStreamSink<T> sink) {
        return sink.uid(uid()).name(uid());
    }
}
