/** Personal data that is planted into records, and looked for where it must never be. */
@NullMarked
package dev.weir.local.canary;

import org.jspecify.annotations.NullMarked;
