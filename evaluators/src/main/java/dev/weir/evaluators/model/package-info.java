/**
 * The values that flow through Weir: what was said and done, what it consumed, how it was judged.
 */
@NullMarked
package dev.weir.evaluators.model;

import org.jspecify.annotations.NullMarked;
