/** Text becomes rules; rules become scores. */
@NullMarked
package dev.weir.evaluators.engine;

import org.jspecify.annotations.NullMarked;
