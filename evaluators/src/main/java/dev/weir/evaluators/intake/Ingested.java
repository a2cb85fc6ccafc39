package dev.weir.evaluators.intake;

import dev.weir.evaluators.model.DeadLetter;
import dev.weir.evaluators.model.Fragment;
import java.util.List;

/** What became of a record: redacted fragments, and what of it was refused. */
public record Ingested(List<Fragment> fragments, List<DeadLetter> deadLetters) {}
