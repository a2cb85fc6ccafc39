package dev.weir.local.traffic;

/** Bytes of no form we know. They travel as they are, and become a dead letter at the other end. */
record UnreadRecord(byte[] bytes) implements SampleRecord {
    @Override
    public byte[] stamped(Stamps stamps) {
        return bytes;
    }
}
