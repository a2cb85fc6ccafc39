package dev.weir.local;

import dev.weir.jobs.config.PostgresConfig;
import dev.weir.jobs.io.postgres.Migrations;
import dev.weir.jobs.io.postgres.PostgresUnavailable;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The database of a run, brought to this version: the one the user named, else the embedded one.
 *
 * @param embedded absent for a database of the user's own
 */
record LocalDatabase(PostgresConfig config, @Nullable EmbeddedPostgres embedded) {

    static LocalDatabase open(@Nullable String url, Workspace workspace) {
        try {
            LocalDatabase database = url == null ? embedded(workspace) : named(url);
            Migrations.apply(database.config());
            return database;
        } catch (PostgresUnavailable e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private static LocalDatabase embedded(Workspace workspace) throws PostgresUnavailable {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(workspace.postgres());
        return new LocalDatabase(postgres.owner(), postgres);
    }

    /** The user and password of the URL's parameters, else of PostgreSQL's usual variables. */
    private static LocalDatabase named(String url) {
        String jdbc = url.startsWith("postgresql://") ? "jdbc:" + url : url;
        Properties parts = Driver.parseURL(jdbc, new Properties());
        if (parts == null) {
            throw new UserError(
                    "--postgres: must be a URL such as jdbc:postgresql://host:5432/weir?user=weir,"
                            + " got "
                            + withoutSecrets(url));
        }
        String user = parts.getProperty("user", environment("PGUSER", "weir"));
        String password = parts.getProperty("password", environment("PGPASSWORD", ""));
        return new LocalDatabase(new PostgresConfig(jdbc, user, password), null);
    }

    /** What stands before an @ or after a question mark may be a password. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//***@");
    }

    private static String environment(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }

    /** What to type to see the rows. */
    String howToLookFurther() {
        if (embedded == null) {
            return "Look further: " + withoutSecrets(config.url()) + ", schema weir";
        }
        String url = "%s?user=%s&password=%s";
        return """
        Look further, schema weir (the server stays up; ./weir stop ends it):
          %s
          psql 'postgresql://%s:%s@127.0.0.1:%d/weir'\
        """
                .formatted(
                        url.formatted(embedded.url(), config.user(), config.password()),
                        config.user(),
                        config.password(),
                        embedded.port());
    }
}
