package dev.weir.local;

import dev.weir.evaluators.redaction.RedactionKey;
import dev.weir.evaluators.settings.Secret;
import dev.weir.jobs.config.RedactionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder {@code .weir} that a user's runs share: the embedded database, the redaction key, the
 * logs.
 *
 * @param root where Weir itself is, with its {@code config} and {@code samples}
 */
record Workspace(Path directory, Path root) {
    private static final int KEY_BYTES = 32;

    /** The one that the launcher names, else {@code .weir} in the current folder. */
    static Workspace current() {
        return new Workspace(
                Path.of(System.getProperty("weir.home", ".weir")),
                Path.of(System.getProperty("weir.root", ".")));
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    /** For what a run needs while it runs. */
    TemporaryFolder temporaryFolder(String prefix) {
        return TemporaryFolder.in(directory.resolve("tmp"), prefix);
    }

    Path exampleRules() {
        return root.resolve("config/rules.example.yaml");
    }

    Path samples() {
        return root.resolve("samples");
    }

    /**
     * The key of {@code WEIR_REDACTION_KEY}, else one made at random the first time and kept beside
     * the database: never a constant.
     */
    private Secret redactionKey() {
        String given = System.getenv("WEIR_REDACTION_KEY");
        if (given != null && !given.isEmpty()) {
            return checked(given, "WEIR_REDACTION_KEY");
        }
        Path file = directory.resolve("redaction.key");
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return checked(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new Unavailable("the redaction key cannot be kept in " + file, e);
        }
    }

    /** How personal data is replaced in every run of this folder. */
    RedactionConfig redaction() {
        return new RedactionConfig(redactionKey(), null, null);
    }

    private void write(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, HexFormat.of().formatHex(key) + System.lineSeparator());
    }

    private static Secret checked(String key, String origin) {
        try {
            RedactionKey.parse(key);
            return new Secret(key);
        } catch (IllegalArgumentException e) {
            throw new UserError(origin + ": " + e.getMessage(), e);
        }
    }
}
