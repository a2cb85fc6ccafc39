package dev.weir.bench;

import java.util.List;

/** The parts of the work, told from the innermost frame of a stack that belongs to one. */
enum Stage {
    READ("read files"),
    DECODE("decode"),
    REDACT("redact"),
    ASSEMBLE("assemble"),
    SCORE("score"),
    SIGNALS("signals and aggregates"),
    WRITE("write rows"),
    FLINK("exchange, sort and state (Flink)"),
    PROFILE("this profile"),
    OTHER("other threads"),
    COMPILER("JVM: compiler"),
    COLLECTOR("JVM: garbage collector"),
    JVM("JVM: the rest");

    private record Owner(String prefix, Stage stage) {}

    private static final String FUNCTIONS = "dev.weir.jobs.stage.";

    private static final List<Owner> OWNERS =
            List.of(
                    new Owner("dev.weir.jobs.io.files.", READ),
                    new Owner("dev.weir.evaluators.intake.", DECODE),
                    new Owner("dev.weir.evaluators.redaction.", REDACT),
                    new Owner("dev.weir.evaluators.assembly.", ASSEMBLE),
                    new Owner("dev.weir.evaluators.engine.", SCORE),
                    new Owner("dev.weir.evaluators.evaluator.", SCORE),
                    new Owner("dev.weir.evaluators.detection.", SIGNALS),
                    new Owner("dev.weir.evaluators.measure.", SIGNALS),
                    new Owner("dev.weir.jobs.io.postgres.", WRITE),
                    new Owner(FUNCTIONS, FLINK),
                    new Owner("org.apache.flink.", FLINK),
                    new Owner("dev.weir.bench.", PROFILE));

    private final String shown;

    Stage(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /**
     * Flink's functions only hand over, so what runs right below one, and is none of our other
     * packages, is Flink's: serialisers, exchange, state.
     */
    static Stage of(StackTraceElement[] stack) {
        Stage found = OTHER;
        for (StackTraceElement frame : stack) {
            Stage stage = of(frame.getClassName());
            if (stage != OTHER && stage != FLINK) {
                return stage;
            }
            if (frame.getClassName().startsWith(FUNCTIONS)) {
                return FLINK;
            }
            found = stage == FLINK ? FLINK : found;
        }
        return found;
    }

    private static Stage of(String className) {
        for (Owner owner : OWNERS) {
            if (className.startsWith(owner.prefix())) {
                return owner.stage();
            }
        }
        return OTHER;
    }
}
