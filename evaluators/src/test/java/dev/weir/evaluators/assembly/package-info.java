@NullMarked
package dev.weir.evaluators.assembly;

import org.jspecify.annotations.NullMarked;
