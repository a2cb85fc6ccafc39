/** JSON in answers and tool calls: what shape it is in, and whether it fits its schema. */
@NullMarked
package dev.weir.evaluators.evaluator.builtin.json;

import org.jspecify.annotations.NullMarked;
