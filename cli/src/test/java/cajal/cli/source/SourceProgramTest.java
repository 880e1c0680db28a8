package cajal.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `cajal run my-net.java`: right programs run; a mistake is answered with its place and what to
/// write.
class SourceProgramTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String run(Path file, String... arguments) {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      SourceProgram.compile(file).run(List.of(arguments));
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private String network() throws IOException {
    String name = "/cajal/cli/source/my-net.java.txt";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aNetworkOfTheUsersOwnNeuronsIsLiftedFromMemory() throws IOException {
    assertThat(run(file("my-net.java", network()), "spikes:")).matches("spikes: [1-9][0-9]*\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "void main() { IO.println(\"\"hello\"\"); } | hello",
        "void main(String[] a) { IO.println(a[0]); } | first",
        "static void main() { System.out.println(\"\"static\"\"); } | static",
        "public class Two { static void main(String[] a) { IO.println(a.length); } } | 2",
        "class Own { void main() { IO.println(\"\"instance\"\"); } } | instance",
      })
  void allFormsOfMainAreStarted(String text, String printed) throws IOException {
    Path file = file("a-1.java", text.replace("\"\"", "\""));
    assertThat(run(file, "first", "second")).isEqualToIgnoringNewLines(printed);
  }

  @ParameterizedTest
  @CsvSource({"unknown-name", "wrong-unit", "text-in-model", "diverges", "wrong-slice", "throws"})
  void aMistakeIsAnsweredAsInTheGoldenFile(String name) throws IOException {
    String[] parts = golden(name).split("\n----\n");
    String[] change = parts[0].split("\n=>\n");
    String text = network().replace(change[0], change[1]);
    assertThat(text).isNotEqualTo(network());
    Path file = file(name + ".java", text);
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(SourceError.class)
        .extracting(e -> e.getMessage().replace(folder + "/", ""))
        .isEqualTo(parts[1].stripTrailing());
  }

  private String golden(String name) throws IOException {
    String resource = "/cajal/cli/source/" + name + ".txt";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFileWithoutMainIsToldWhatToWrite() throws IOException {
    Path file = file("empty.java", "class Nothing {}");
    assertThatThrownBy(() -> SourceProgram.compile(file))
        .hasMessage(
            file + ": there is no main method. Put what is to be done into `void main() { ... }`.");
  }
}
