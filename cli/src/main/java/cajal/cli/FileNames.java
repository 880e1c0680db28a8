package cajal.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// What to answer somebody who gives `cajal run` a file that it does not run as it is.
final class FileNames {
  private FileNames() {}

  /// @throws UsageError if the name is that of a file, or of a source file without its ending
  static void refuse(String name) {
    if (Files.isRegularFile(Path.of(name + ".java"))) {
      throw new UsageError(
          "there is no network '%s', but a file: cajal run %s.java".formatted(name, name));
    }
    boolean isFile = name.contains(".") || name.contains("/") || Files.exists(Path.of(name));
    if (isFile) throw new UsageError("'" + name + "' is " + answer(name));
  }

  private static String answer(String name) {
    if (name.endsWith(".json")) {
      return "a configuration; a SONATA network is run by: cajal run sonata " + name;
    }
    if (name.endsWith(".h5")) {
      return "data of a SONATA network, which is run by its configuration: cajal run sonata"
          + " config.json";
    }
    if (name.endsWith(".class") || name.endsWith(".jar")) {
      return "compiled; cajal runs the source file: cajal run my-net.java";
    }
    return "no network and no Java source file. Files that run are my-net.java, and a SONATA"
        + " network: cajal run sonata config.json. Equations as text are read by a source file:"
        + " Equations.of(Files.readString(Path.of(\""
        + name
        + "\"))).neuron().";
  }
}
