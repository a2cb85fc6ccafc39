/** How fast Weir is: end to end, and its parts alone. */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
