package dev.weir.local;

import dev.weir.local.traffic.SampleTraffic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to send.
 *
 * @param rate traces a second
 * @param duration for how long; until stopped when absent
 */
record TrafficPlan(SampleTraffic traffic, double rate, @Nullable Duration duration) {}
