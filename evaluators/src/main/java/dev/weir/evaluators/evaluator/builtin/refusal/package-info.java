/** Answers that do not answer. */
@NullMarked
package dev.weir.evaluators.evaluator.builtin.refusal;

import org.jspecify.annotations.NullMarked;
