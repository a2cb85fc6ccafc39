/** Bytes of one wire format become fragments, or a stated reason why not. */
@NullMarked
package dev.weir.evaluators.intake;

import org.jspecify.annotations.NullMarked;
