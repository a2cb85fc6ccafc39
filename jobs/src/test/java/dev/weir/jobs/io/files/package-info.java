@NullMarked
package dev.weir.jobs.io.files;

import org.jspecify.annotations.NullMarked;
