/** YAML becomes records, or every problem of it at once. */
@NullMarked
package dev.weir.evaluators.settings;

import org.jspecify.annotations.NullMarked;
