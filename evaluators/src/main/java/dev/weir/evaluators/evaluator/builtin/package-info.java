/** The evaluators that Weir ships. */
@NullMarked
package dev.weir.evaluators.evaluator.builtin;

import org.jspecify.annotations.NullMarked;
