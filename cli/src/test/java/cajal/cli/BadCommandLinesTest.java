package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command line that cannot be: one message that says what to write, exit code 2, no stack trace.
class BadCommandLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rum coba | unknown command 'rum'; there are run, bench",
        "rum coba | Did you mean run?",
        "run cobba | unknown network 'cobba'; there are coba, coba-driven, cuba",
        "run cobba | Did you mean coba?",
        "run | which network? One of",
        "run coba --second 1 | unknown option --second. Did you mean --seconds?",
        "run coba --seconds=-1 | --seconds -1.0: give more than 0.",
        "run coba --seconds nan | Invalid value for option '--seconds': 'nan' is not a double",
        "run coba --seconds 1e9 | give 1 to 2147483647 steps",
        "run coba --dt -0.1 | --dt -0.1: a step is more than 0 ms; 0.1 is usual.",
        "run coba --dt Infinity | --dt Infinity: a step is more than 0 ms",
        "run coba --scale 0 | --scale 0: give 1 or more.",
        "run coba --threads -2 | --threads -2: give 1 or more.",
        "run coba extra | 'extra' is one argument too many.",
        "run sonata | name the network's file",
        "explain | Missing required parameter: 'NETWORK'",
        "explain cobahhh | Did you mean cobahh?",
        "bench | which network? For example: cajal bench coba 1 1",
        "bench caba 1 1 | Did you mean coba?",
        "bench coba one 1 | Invalid value for positional parameter at index 1 (SCALE)",
        "bench coba 0 1 | SCALE 0: give 1 or more.",
        "bench coba 1 -1 | SECONDS -1.0: give more than 0.",
        "bench coba 1 1 --runs 0 | --runs 0: give 1 or more.",
        "bench scaling --most 10 | --most 10: give 1000 or more.",
        "bench scaling --steps 0 | --steps 0: give 1 or more.",
        "--wrong | unknown option --wrong.",
      })
  void isAnsweredWithWhatToWrite(String line, String message) {
    Ran ran = Ran.line(line);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("cajal: ").contains(message).contains("--help");
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void debugShowsTheStackTrace() {
    assertThat(Ran.line("run coba --scale 0 --debug").err()).contains("\tat cajal.cli.");
  }

  @Test
  void outputThatCannotBeWrittenIsFoundOutBeforeTheRun(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "here");
    Ran ran = Ran.of("run", "coba", "--seconds", "100000", "--out", file.resolve("out"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("cajal: the folder " + file.resolve("out") + " cannot be made")
        .contains("Choose another with --out.");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(Files.readString(file)).isEqualTo("here");
  }

  @Test
  void missingFilesAreNamed(@TempDir Path folder) {
    Path config = folder.resolve("config.json");
    Ran ran = Ran.of("run", "sonata", config, "--out", folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("cajal: " + config + ": expected").contains("no such file");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"run", "bench", "bench scaling", "explain", "completion", "version"})
  void everyCommandHasHelpWithAnExample(String command) {
    Ran ran = Ran.line(command + " --help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("Usage: cajal " + command).contains("Example");
  }

  @Test
  void withoutACommandThereIsAnOverview() {
    assertThat(Ran.of().out()).contains("run", "bench", "completion", "version");
    assertThat(Ran.of().code()).isZero();
  }
}
