/** {@code weir tune}: one rule measured on labelled cases. */
@NullMarked
package dev.weir.local.tune;

import org.jspecify.annotations.NullMarked;
