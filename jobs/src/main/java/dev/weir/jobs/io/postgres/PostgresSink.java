package dev.weir.jobs.io.postgres;

import dev.weir.jobs.config.PostgresConfig;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink for one table. */
record PostgresSink<T>(PostgresConfig config, Table<T> table) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        var refusals =
                new Refusals(
                        table.name(),
                        context.metricGroup().addGroup("postgres").counter("rows_refused_total"));
        return new PostgresWriter<>(
                table,
                new BatchWriter<>(config, table, refusals),
                context.getProcessingTimeService());
    }
}
