package dev.weir.jobs.io.postgres;

import java.sql.SQLException;
import java.util.Set;

/** What a failed write says about the next attempt. */
enum Failure {
    /** The server is away, starting or full of connections: the same may succeed later. */
    CONNECTION,
    /** Another writer was in the way: the same may succeed at once. */
    CONFLICT,
    /** A row that can never be written. */
    ROW,
    /** Wrong for every row, such as a missing table or right. */
    FATAL;

    private static final Set<String> CONNECTION_STATES =
            Set.of("53300", "57P01", "57P02", "57P03", "57P04", "57P05");

    /**
     * Serialization failure, deadlock and lock timeout; a second current score of one target; and a
     * partition that was dropped since it was last seen.
     */
    private static final Set<String> CONFLICT_STATES =
            Set.of("40001", "40P01", "55P03", "23505", "23514");

    /** Cardinality, data exceptions, constraints, and what is too large for an index. */
    private static final Set<String> ROW_CLASSES = Set.of("21", "22", "23", "54");

    static Failure of(SQLException e) {
        String state = state(e);
        if (state.startsWith("08") || CONNECTION_STATES.contains(state)) {
            return CONNECTION;
        }
        if (CONFLICT_STATES.contains(state)) {
            return CONFLICT;
        }
        return isAboutRows(e) ? ROW : FATAL;
    }

    /** Also true of conflicts that may be a row's own fault, when they do not pass. */
    static boolean isAboutRows(SQLException e) {
        String state = state(e);
        return state.length() == 5 && ROW_CLASSES.contains(state.substring(0, 2));
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "unknown" : e.getSQLState();
    }
}
