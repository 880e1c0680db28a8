package cajal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands in a process of their own.
final class Started {
  private Started() {}

  /// What starts cajal with the classes of this test.
  static List<String> cajal(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cajal.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Runs a command to its end; what the JVM says of incubator modules is left out.
  static Ran of(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("cajal", ".out");
    Path err = Files.createTempFile("cajal", ".err");
    try {
      int code =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      String said = Files.readString(err).replaceAll("(?m)^WARNING: Using incubator.*\\n", "");
      return new Ran(code, Files.readString(out), said);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
