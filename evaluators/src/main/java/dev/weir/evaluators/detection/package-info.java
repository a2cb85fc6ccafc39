/** What the watching half looks at, and what it looks for. */
@NullMarked
package dev.weir.evaluators.detection;

import org.jspecify.annotations.NullMarked;
