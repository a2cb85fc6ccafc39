@NullMarked
package dev.weir.jobs;

import org.jspecify.annotations.NullMarked;
