package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `cajal` in a copy of the project that has no Java but what a test puts there: a JDK
/// that prints what it is asked to run, and a Maven that notes that it was called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path temp;
  private Path root;
  private Path bin;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void copy() throws IOException {
    root = Files.createDirectories(temp.resolve("project with space"));
    bin = Files.createDirectories(temp.resolve("bin"));
    for (String tool :
        List.of(
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mkfifo",
            "mv",
            "readlink",
            "rm",
            "sh")) {
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

  private static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("cajal"))) folder = folder.getParent();
    return folder.resolve("cajal");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jdk(String version) throws IOException {
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

  private void maven(String last) throws IOException {
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

  private Ended run(Map<String, String> environment, Path command, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", temp.toString());
    builder.environment().putAll(environment);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int code = process.waitFor();
    // the filter of stderr may end a moment after the JVM
    Thread.sleep(100);
    return new Ended(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private int builds() throws IOException {
    return Files.readAllLines(root.resolve("maven-calls")).size();
  }

  @Test
  void withoutAJdkItSaysHowToGetOne() throws Exception {
    Ended ended = run(Map.of("JAVA_HOME", jdk("17.0.2").toString()), root.resolve("cajal"), "run");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("cajal: no JDK 25 or newer found")
        .contains("Install one")
        .contains("JAVA_HOME=/path/to/jdk-25");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void withoutMavenItSaysThatItIsNeeded() throws Exception {
    Ended ended = run(Map.of("JAVA_HOME", jdk("25").toString()), root.resolve("cajal"), "run");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("cajal: Maven (mvn) is not on the PATH");
  }

  @Test
  void itBuildsOnceThenStartsAtOnceUntilASourceIsNewer() throws Exception {
    maven("");
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("25.0.1").toString());
    Ended first = run(environment, root.resolve("cajal"), "run", "my net", "--json");
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("building, once");
    assertThat(first.out()).endsWith("cajal.cli.Main\nrun\nmy net\n--json\n");
    String arguments = Files.readString(root.resolve("cli/target/cajal.args"));
    assertThat(arguments)
        .contains("--add-modules=jdk.incubator.vector")
        .contains("-cp \"" + root + "/cli/target/cajal-cli-0.jar:");

    Ended second = run(environment, root.resolve("cajal"), "version");
    assertThat(second.err()).isEqualTo("another line\n");
    assertThat(builds()).isEqualTo(1);

    Files.setLastModifiedTime(
        root.resolve("cli/src/main/Main.java"), FileTime.from(Instant.now().plusSeconds(5)));
    run(environment, root.resolve("cajal"), "version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void itMayBeCalledThroughALinkAndFindsTheJdkOfThePath() throws Exception {
    maven("");
    Files.createSymbolicLink(bin.resolve("java"), jdk("26-ea").resolve("bin/java"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), root.resolve("cajal"));
    Ended ended = run(Map.of("JAVA_HOME", jdk("17").toString()), link, "version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).endsWith("cajal.cli.Main\nversion\n");
    assertThat(Files.readAllLines(root.resolve("maven-calls")))
        .containsExactly(jdk("26-ea").toRealPath().toString());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
    maven("echo '[ERROR] something is wrong'; exit 1\n");
    Map<String, String> environment = Map.of("JAVA_HOME", jdk("25").toString());
    Ended ended = run(environment, root.resolve("cajal"), "version");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("[ERROR] something is wrong", "cajal: the build failed");
    run(environment, root.resolve("cajal"), "version");
    assertThat(builds()).isEqualTo(2);
  }
}
