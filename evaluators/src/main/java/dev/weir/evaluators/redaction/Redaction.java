package dev.weir.evaluators.redaction;

import dev.weir.evaluators.model.Fragment;

/** A fragment fit to be stored, or none: redaction fails closed. */
public sealed interface Redaction {
    record Redacted(Fragment fragment) implements Redaction {}

    /**
     * Redaction failed, so nothing of the fragment may be kept.
     *
     * @param field where it failed
     */
    record Withheld(String field) implements Redaction {}
}
