package dev.weir.evaluators.intake;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** The class of an error, from what is said of it. */
final class ErrorTypes {
    private static final Pattern STATUS = Pattern.compile("^(?:[A-Za-z]*Error: )?([45]\\d\\d)\\b");
    private static final Pattern CLASS =
            Pattern.compile("^((?:[A-Za-z_]\\w*\\.)*[A-Za-z_]\\w*(?:Error|Exception))\\b");
    private static final int LOOKED_AT = 200;
    private static final String UNSPECIFIC = "Error";

    private ErrorTypes() {}

    /** The HTTP status or the class name that a message begins with; empty without either. */
    static String ofMessage(String message) {
        String head = message.length() > LOOKED_AT ? message.substring(0, LOOKED_AT) : message;
        Matcher status = STATUS.matcher(head);
        if (status.find()) {
            return status.group(1);
        }
        Matcher name = CLASS.matcher(head);
        return name.find() ? name.group(1) : "";
    }

    /** The stated class, unless it says no more than that it was an error. */
    static String of(String stated, String message) {
        if (!stated.isEmpty() && !stated.equals(UNSPECIFIC)) {
            return stated;
        }
        String told = ofMessage(message);
        return told.isEmpty() ? stated : told;
    }
}
