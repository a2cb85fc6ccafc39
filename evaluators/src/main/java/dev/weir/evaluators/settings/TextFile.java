package dev.weir.evaluators.settings;

/** A file that settings name, with what stands in it. */
public record TextFile(String name, String content) {}
