package dev.weir.jobs;

import dev.weir.evaluators.model.UsageMetric;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the watching half gives. */
public record Watched(DataStream<UsageMetric> metrics) {}
