/** A real Flink standalone cluster of processes on loopback, for tests that kill some of them. */
@NullMarked
package dev.weir.local.cluster;

import org.jspecify.annotations.NullMarked;
