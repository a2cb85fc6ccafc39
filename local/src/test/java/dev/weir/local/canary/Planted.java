package dev.weir.local.canary;

/**
 * A record with canaries in it.
 *
 * @param name tells where it came from; fit for a file
 */
public record Planted(String name, byte[] value) {}
