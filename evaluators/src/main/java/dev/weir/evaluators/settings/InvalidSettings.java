package dev.weir.evaluators.settings;

import java.util.List;
import java.util.stream.Collectors;

/** A settings file that is not accepted, with every mistake found in it. */
public class InvalidSettings extends Exception {
    private static final long serialVersionUID = 1L;

    private final String origin;
    private final transient List<Problem> problems;

    public InvalidSettings(String origin, List<Problem> problems) {
        super(describe(origin, problems));
        this.origin = origin;
        this.problems = List.copyOf(problems);
    }

    /** The file or topic that the settings came from. */
    public String origin() {
        return origin;
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String describe(String origin, List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> System.lineSeparator() + "  " + problem)
                .collect(Collectors.joining("", origin + ": " + count, ""));
    }
}
