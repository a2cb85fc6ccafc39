package dev.weir.bench.load;

/** A kind of request that an application makes. */
interface Scenario {
    /** Adds the spans of one request to the draft. */
    void write(TraceDraft draft);
}
