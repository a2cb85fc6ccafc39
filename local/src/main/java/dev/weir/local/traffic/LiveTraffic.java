package dev.weir.local.traffic;

import java.util.List;

/**
 * Records as if they had just happened.
 *
 * @param file the sample they were made of
 * @param traces how many traces they hold or belong to
 */
public record LiveTraffic(String file, int traces, List<byte[]> records) {}
