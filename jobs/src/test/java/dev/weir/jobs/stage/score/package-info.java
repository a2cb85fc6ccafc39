@NullMarked
package dev.weir.jobs.stage.score;

import org.jspecify.annotations.NullMarked;
