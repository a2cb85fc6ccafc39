/** The command line and the servers it brings along: what runs Weir on one machine. */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
