package dev.weir.jobs.io.postgres;

import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where rows end that the database will never take: counted, and told of without their text. */
record Refusals(String table, Counter counter) {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** The server's own message is left out: it may quote the row. */
    void add(String sqlState) {
        counter.inc();
        LOG.warn("weir.{} refused a row with SQLSTATE {}; it is left out", table, sqlState);
    }
}
