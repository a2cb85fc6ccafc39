@NullMarked
package dev.weir.jobs.stage.aggregate;

import org.jspecify.annotations.NullMarked;
