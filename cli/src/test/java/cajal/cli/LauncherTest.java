package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the script `cajal` does before there is any Java of ours.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path temp;
  private LauncherCopy copy;

  @BeforeEach
  void copy() throws IOException {
    copy = new LauncherCopy(temp);
  }

  @Test
  void withoutAJdkItSaysHowToGetOne() throws Exception {
    LauncherCopy.Ended ended =
        copy.run(
            Map.of("JAVA_HOME", copy.jdk("17.0.2").toString()), copy.root.resolve("cajal"), "run");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .startsWith("cajal: no JDK 25 or newer found")
        .contains("Install one")
        .contains("JAVA_HOME=/path/to/jdk-25");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void theTestsHaveHelp() throws Exception {
    LauncherCopy.Ended ended =
        copy.run(
            Map.of("JAVA_HOME", copy.jdk("25").toString()),
            copy.root.resolve("cajal"),
            "test",
            "--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Usage: cajal test").contains("-pl core");
  }

  @Test
  void withoutMavenItSaysThatItIsNeeded() throws Exception {
    LauncherCopy.Ended ended =
        copy.run(Map.of("JAVA_HOME", copy.jdk("25").toString()), copy.root.resolve("cajal"), "run");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).startsWith("cajal: Maven (mvn) is not on the PATH");
  }

  @Test
  void itBuildsOnceThenStartsAtOnceUntilASourceIsNewer() throws Exception {
    copy.maven("");
    Map<String, String> environment = Map.of("JAVA_HOME", copy.jdk("25.0.1").toString());
    LauncherCopy.Ended first =
        copy.run(environment, copy.root.resolve("cajal"), "run", "my net", "--json");
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("building, once");
    assertThat(first.out()).endsWith("cajal.cli.Main\nrun\nmy net\n--json\n");
    String arguments = Files.readString(copy.root.resolve("cli/target/cajal.args"));
    assertThat(arguments)
        .contains("--add-modules=jdk.incubator.vector")
        .contains("-cp \"" + copy.root + "/cli/target/cajal-cli-0.jar:");

    LauncherCopy.Ended second = copy.run(environment, copy.root.resolve("cajal"), "version");
    assertThat(second.err()).isEqualTo("another line\n");
    assertThat(copy.builds()).isEqualTo(1);

    Files.setLastModifiedTime(
        copy.root.resolve("cli/src/main/Main.java"), FileTime.from(Instant.now().plusSeconds(5)));
    copy.run(environment, copy.root.resolve("cajal"), "version");
    assertThat(copy.builds()).isEqualTo(2);
  }

  @Test
  void itMayBeCalledThroughALinkAndFindsTheJdkOfThePath() throws Exception {
    copy.maven("");
    Files.createSymbolicLink(copy.bin.resolve("java"), copy.jdk("26-ea").resolve("bin/java"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), copy.root.resolve("cajal"));
    LauncherCopy.Ended ended =
        copy.run(Map.of("JAVA_HOME", copy.jdk("17").toString()), link, "version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).endsWith("cajal.cli.Main\nversion\n");
    assertThat(Files.readAllLines(copy.root.resolve("maven-calls")))
        .containsExactly(copy.jdk("26-ea").toRealPath().toString());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
    copy.maven("echo '[ERROR] something is wrong'; exit 1\n");
    Map<String, String> environment = Map.of("JAVA_HOME", copy.jdk("25").toString());
    LauncherCopy.Ended ended = copy.run(environment, copy.root.resolve("cajal"), "version");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("[ERROR] something is wrong", "cajal: the build failed");
    copy.run(environment, copy.root.resolve("cajal"), "version");
    assertThat(copy.builds()).isEqualTo(2);
  }

  @Test
  void twoThatComeAtOnceBuildOnceAndTheOtherWaits() throws Exception {
    copy.maven("sleep 2\n");
    Map<String, String> environment = Map.of("JAVA_HOME", copy.jdk("25").toString());
    Path cajal = copy.root.resolve("cajal");
    LauncherCopy.Started one = copy.start(environment, cajal, "one");
    LauncherCopy.Started other = copy.start(environment, cajal, "two");
    List<LauncherCopy.Ended> both = List.of(one.end(), other.end());
    assertThat(both).allSatisfy(ended -> assertThat(ended.code()).isZero());
    assertThat(both).filteredOn(ended -> ended.err().contains("building, once")).hasSize(1);
    assertThat(both).filteredOn(ended -> ended.err().contains("waiting for another")).hasSize(1);
    assertThat(both).extracting(LauncherCopy.Ended::out).allMatch(out -> out.contains("Main"));
    assertThat(copy.builds()).isEqualTo(1);
    assertThat(copy.lock()).doesNotExist();
  }

  @Test
  void theLockOfAKilledBuildIsTakenAway() throws Exception {
    copy.maven("");
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Files.createDirectories(copy.lock().getParent());
    Files.createSymbolicLink(copy.lock(), Path.of("" + killed.pid()));
    Map<String, String> environment = Map.of("JAVA_HOME", copy.jdk("25").toString());
    LauncherCopy.Ended ended = copy.run(environment, copy.root.resolve("cajal"), "version");
    assertThat(ended.code()).isZero();
    assertThat(copy.builds()).isEqualTo(1);
    assertThat(copy.lock()).doesNotExist();
  }

  @Test
  void aFailedBuildLeavesNoLock() throws Exception {
    copy.maven("exit 1\n");
    Map<String, String> environment = Map.of("JAVA_HOME", copy.jdk("25").toString());
    assertThat(copy.run(environment, copy.root.resolve("cajal"), "version").code()).isEqualTo(3);
    assertThat(copy.lock()).doesNotExist();
  }
}
