/** Bytes become redacted fragments, in one operator with the source. */
@NullMarked
package dev.weir.jobs.stage.ingest;

import org.jspecify.annotations.NullMarked;
