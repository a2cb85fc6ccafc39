package dev.weir.local;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs of one test class share a folder of their own in the place of {@code .weir}, {@code home}
 * below the given one, and the server that they started there ends with the class.
 *
 * @param folder asked for when the class begins: JUnit makes a temporary one no earlier
 */
record OwnWorkspace(Supplier<Path> folder) implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty("weir.home", folder.get().resolve("home").toString());
        System.setProperty("weir.root", "..");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Ran.weir("stop");
        System.clearProperty("weir.home");
        System.clearProperty("weir.root");
    }
}
