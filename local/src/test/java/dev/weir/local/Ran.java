package dev.weir.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of a command that was run within the test. */
record Ran(int exitCode, String out, String err) {
    static Ran weir(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                WeirCommand.commandLine(new PrintWriter(out), new PrintWriter(err))
                        .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** The command in a process of its own, with its home and log below the folder. */
    static Process process(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("-Xmx700m");
        command.add("-Dweir.home=" + folder.resolve("home"));
        command.add("-Dweir.root=..");
        command.add("-Dweir.log=" + folder.resolve(arguments[0] + ".log"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(WeirCommand.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
