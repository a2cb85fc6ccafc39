/** Signals become rows of metrics. */
@NullMarked
package dev.weir.jobs.stage.aggregate;

import org.jspecify.annotations.NullMarked;
