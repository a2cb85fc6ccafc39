package dev.weir.local;

import dev.weir.evaluators.engine.InvalidRules;
import dev.weir.evaluators.rules.RulesDocument;
import dev.weir.jobs.config.RulesDocuments;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A rules file of the user, checked before anything is started. */
final class RulesFile {
    private RulesFile() {}

    static RulesDocument read(Path file) {
        try {
            return RulesDocuments.load(file);
        } catch (NoSuchFileException e) {
            throw new UserError("no such rules file: " + file, e);
        } catch (CharacterCodingException e) {
            throw new UserError("rules file " + file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UserError("rules file " + file + " cannot be read", e);
        } catch (InvalidRules e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }
}
