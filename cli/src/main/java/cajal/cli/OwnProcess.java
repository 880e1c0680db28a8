package cajal.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A cajal in a process of its own, with the JVM's arguments of this one. It ends when this one
/// does, even if it is killed.
final class OwnProcess {
  private OwnProcess() {}

  /// Starts a command line.
  ///
  /// @param output where its results go
  static Process start(List<String> arguments, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith("-D" + Main.STDERR)) command.add(argument);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OwnProcess.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectOutput(output.toFile()).start();
  }

  static void main(String[] args) {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(Console.INTERRUPTED)));
    Main.main(args);
  }
}
