@NullMarked
package dev.weir.jobs.config;

import org.jspecify.annotations.NullMarked;
