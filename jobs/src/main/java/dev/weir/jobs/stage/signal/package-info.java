/** Scores and usage changes become signals, the seam between the two halves. */
@NullMarked
package dev.weir.jobs.stage.signal;

import org.jspecify.annotations.NullMarked;
