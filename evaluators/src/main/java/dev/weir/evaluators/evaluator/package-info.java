/** The contracts of evaluators and the registry that knows them by name. */
@NullMarked
package dev.weir.evaluators.evaluator;

import org.jspecify.annotations.NullMarked;
