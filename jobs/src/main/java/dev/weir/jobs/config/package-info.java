/** Deploy-time settings: read once at start, a change means a redeploy. */
@NullMarked
package dev.weir.jobs.config;

import org.jspecify.annotations.NullMarked;
