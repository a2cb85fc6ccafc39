/** Sums, prices and sketches over many observations. */
@NullMarked
package dev.weir.evaluators.measure;

import org.jspecify.annotations.NullMarked;
