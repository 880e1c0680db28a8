package cajal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The script `cajal` in a copy of the project that has no Java but what a test puts there: a JDK
/// that prints what it is asked to run, and a Maven that notes that it was called.
final class LauncherCopy {
  record Ended(int code, String out, String err) {}

  /// A command that runs, and the files with what it writes.
  record Started(Process process, Path out, Path err) {
    Ended end() throws IOException, InterruptedException {
      int code = process.waitFor();
      // the filter of stderr may end a moment after the JVM
      Thread.sleep(100);
      return new Ended(code, Files.readString(out), Files.readString(err));
    }
  }

  private final Path temp;
  final Path root;
  final Path bin;

  LauncherCopy(Path temp) throws IOException {
    this.temp = temp;
    root = Files.createDirectories(temp.resolve("project with space"));
    bin = Files.createDirectories(temp.resolve("bin"));
    for (String tool :
        List.of(
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "ln",
            "mkdir",
            "mkfifo",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sh",
            "sleep")) {
      executable(bin.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
    }
    String script = Files.readString(launcher());
    script = script.replace("/usr/lib/jvm/*", "/nowhere/*").replace("/usr/local/lib/jvm/*", "");
    script = script.replace("/Library/Java", "/nowhere");
    executable(root.resolve("cajal"), script);
    Path source = root.resolve("cli/src/main/Main.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "");
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("cli/pom.xml"), "");
    for (Path path : List.of(source, root.resolve("pom.xml"), root.resolve("cli/pom.xml"))) {
      Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
    }
  }

  private static Path tool(String name) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) return Path.of(folder, name);
    }
    throw new IllegalStateException(name + " is not on the PATH");
  }

  static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("cajal"))) folder = folder.getParent();
    return folder.resolve("cajal");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path jdk(String version) throws IOException {
    Path jdk = temp.resolve("jdk-" + version);
    executable(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        echo "WARNING: Using incubator modules: jdk.incubator.vector" >&2
        echo "another line" >&2
        for word in "$@"; do echo "$word"; done
        """);
    executable(jdk.resolve("bin/javac"), "");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  void maven(String last) throws IOException {
    executable(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo "$JAVA_HOME" >> maven-calls
        mkdir -p cli/target/lib
        echo > cli/target/cajal-cli-0.jar
        echo > cli/target/lib/core.jar
        """
            + last);
  }

  Ended run(Map<String, String> environment, Path command, String... arguments)
      throws IOException, InterruptedException {
    return start(environment, command, arguments).end();
  }

  Started start(Map<String, String> environment, Path command, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", temp.toString());
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Started(builder.start(), out, err);
  }

  int builds() throws IOException {
    return Files.readAllLines(root.resolve("maven-calls")).size();
  }

  Path lock() {
    return root.resolve("cli/target/.cajal-building");
  }
}
