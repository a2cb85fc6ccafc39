/** Generated LLM traffic: realistic in shape and size, the same for the same seed. */
@NullMarked
package dev.weir.bench.load;

import org.jspecify.annotations.NullMarked;
