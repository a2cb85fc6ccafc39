package dev.weir.evaluators.redaction;

import dev.weir.evaluators.model.Fragment;

/**
 * A fragment whose text is as it was sent: its {@code userKey} is still the user's id. Only a
 * {@link Redactor} makes a {@link Fragment} of it, and it has no serializer, so it cannot leave
 * ingest.
 */
public record RawFragment(Fragment unredacted) {
    @Override
    public String toString() {
        return "RawFragment[withheld]";
    }
}
