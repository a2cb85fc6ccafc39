/** Rules measured against labelled cases. */
@NullMarked
package dev.weir.evaluators.tuning;

import org.jspecify.annotations.NullMarked;
