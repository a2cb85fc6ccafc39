package dev.weir.bench.micro;

import dev.weir.bench.load.LoadFormat;
import dev.weir.bench.load.LoadGenerator;
import dev.weir.evaluators.assembly.Assembled;
import dev.weir.evaluators.assembly.TraceAssembler;
import dev.weir.evaluators.assembly.TraceState;
import dev.weir.evaluators.intake.Decoders;
import dev.weir.evaluators.model.Fragment;
import dev.weir.evaluators.redaction.RawFragment;
import dev.weir.evaluators.redaction.Redaction;
import dev.weir.evaluators.redaction.RedactionKey;
import dev.weir.evaluators.redaction.RedactionPolicy;
import dev.weir.evaluators.redaction.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Generated traces at each step of the way; one list entry a trace. */
final class Inputs {
    static final int TRACES = 512;
    static final TraceAssembler ASSEMBLER = new TraceAssembler(10_000);

    private static final long SEED = 4;
    private static final String KEY = "62656e63686d61726b73206e6565642061206b6579";

    private Inputs() {}

    static Redactor redactor() {
        return new Redactor(new RedactionPolicy(Map.of(), List.of()), RedactionKey.parse(KEY));
    }

    static List<List<byte[]>> records(LoadFormat format) {
        var generator = new LoadGenerator(SEED);
        return LongStream.range(0, TRACES)
                .mapToObj(number -> format.records(List.of(generator.trace(number))))
                .toList();
    }

    static List<List<RawFragment>> decoded() {
        var decoders = new Decoders();
        return records(LoadFormat.NATIVE).stream()
                .map(
                        records ->
                                records.stream()
                                        .flatMap(
                                                record ->
                                                        decoders
                                                                .decode(record)
                                                                .fragments()
                                                                .stream())
                                        .toList())
                .toList();
    }

    static List<List<Fragment>> redacted() {
        Redactor redactor = redactor();
        List<List<Fragment>> traces = new ArrayList<>();
        for (List<RawFragment> raw : decoded()) {
            traces.add(raw.stream().map(each -> fragment(redactor.redact(each))).toList());
        }
        return traces;
    }

    static List<Assembled> assembled() {
        return redacted().stream().map(Inputs::assembled).toList();
    }

    static Assembled assembled(List<Fragment> fragments) {
        var state = new TraceState();
        fragments.forEach(fragment -> ASSEMBLER.add(state, fragment));
        return ASSEMBLER.complete(state);
    }

    private static Fragment fragment(Redaction redaction) {
        if (redaction instanceof Redaction.Redacted redacted) {
            return redacted.fragment();
        }
        throw new IllegalStateException("generated text cannot be redacted");
    }
}
