/** Personal data is found in every text field and replaced before anything is stored. */
@NullMarked
package dev.weir.evaluators.redaction;

import org.jspecify.annotations.NullMarked;
