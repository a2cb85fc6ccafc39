/** The mains, the two halves of the job graph, and their seams to the outside. */
@NullMarked
package dev.weir.jobs;

import org.jspecify.annotations.NullMarked;
