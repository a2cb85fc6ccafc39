/** Weir on one machine: the embedded servers and the command line. */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
