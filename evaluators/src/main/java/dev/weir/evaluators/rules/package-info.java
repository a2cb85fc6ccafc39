/** The hot configuration: which evaluator judges what, and how strictly. */
@NullMarked
package dev.weir.evaluators.rules;

import org.jspecify.annotations.NullMarked;
