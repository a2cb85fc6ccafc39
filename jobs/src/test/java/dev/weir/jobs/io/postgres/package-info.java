@NullMarked
package dev.weir.jobs.io.postgres;

import org.jspecify.annotations.NullMarked;
