@NullMarked
package dev.weir.jobs.io.kafka;

import org.jspecify.annotations.NullMarked;
