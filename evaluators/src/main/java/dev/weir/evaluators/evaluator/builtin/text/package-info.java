/** How evaluators cut a text into words and sentences, with the offsets kept. */
@NullMarked
package dev.weir.evaluators.evaluator.builtin.text;

import org.jspecify.annotations.NullMarked;
