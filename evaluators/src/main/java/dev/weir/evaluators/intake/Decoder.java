package dev.weir.evaluators.intake;

/**
 * Reads the bytes of one wire format.
 *
 * <p>Pure and total: the same bytes give the same fragments, and any bytes whatever give a {@link
 * Decoded}, never an exception. What cannot be read is a rejection that names the place and the
 * expectation, and quotes nothing of the input. One bad entry of a batch does not spoil the others.
 */
public interface Decoder {
    Decoded decode(byte[] value);
}
