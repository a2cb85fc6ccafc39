package dev.weir.local.traffic;

/** One record of a sample file, as it would travel: a line, a batch, an OTLP request. */
interface SampleRecord {
    byte[] stamped(Stamps stamps);
}
