package dev.weir.evaluators.settings;

/**
 * One mistake in a settings file.
 *
 * @param path where, such as {@code evaluators[2].options.max-chars}; empty for the file as a whole
 * @param message what is allowed and what was found
 */
public record Problem(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
