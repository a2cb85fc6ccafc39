/** Fragments become observations, traces and usage changes. */
@NullMarked
package dev.weir.jobs.stage.assemble;

import org.jspecify.annotations.NullMarked;
