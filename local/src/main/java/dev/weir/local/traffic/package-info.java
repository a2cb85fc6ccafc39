/** Samples turned into live traffic: fresh ids, fresh times, the same content. */
@NullMarked
package dev.weir.local.traffic;

import org.jspecify.annotations.NullMarked;
