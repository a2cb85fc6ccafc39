package dev.weir.evaluators.settings;

/** Places in a settings file, written as {@code evaluators[2].options.max-chars}. */
final class Paths {
    private Paths() {}

    static String key(String path, String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    static String index(String path, int index) {
        return path + '[' + index + ']';
    }
}
