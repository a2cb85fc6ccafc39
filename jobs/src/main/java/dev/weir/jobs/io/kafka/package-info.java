/** Kafka topics in and out. */
@NullMarked
package dev.weir.jobs.io.kafka;

import org.jspecify.annotations.NullMarked;
