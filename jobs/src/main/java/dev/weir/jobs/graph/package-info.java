/** What every stage of the job graph needs: uids, side outputs, the rules stream. */
@NullMarked
package dev.weir.jobs.graph;

import org.jspecify.annotations.NullMarked;
