package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options reach the networks of a user's program, or are refused by name.
class SourceOptionsTest {
  private static final String PROGRAM =
      """
      import static cajal.random.Draw.uniform;
      import cajal.brain.models.CobaLif;
      import cajal.brain.network.Network;

      void main() {
        var net = new Network(0.1)SEED;
        var cells = net.population("cells", new CobaLif(), 3);
        cells.init(c -> c.v = uniform(-60, -50));
        IO.println(net.threads() + " " + Arrays.toString(cells.get("v")));
      }
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String printed(Object... line) {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      Ran ran = Ran.of(line);
      assertThat(ran.code()).as(ran.err()).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theSeedIsThatOfTheCommandLineWhateverTheProgramSays() throws IOException {
    Path unsaid = file("unsaid.java", PROGRAM.replace("SEED", ""));
    Path said = file("said.java", PROGRAM.replace("SEED", ".seed(5)"));
    String five = printed("run", said);
    assertThat(printed("run", unsaid)).isNotEqualTo(five);
    assertThat(printed("run", "--seed", 5, unsaid)).isEqualTo(five);
    assertThat(printed("run", "--seed", 1, said)).isEqualTo(printed("run", unsaid));
  }

  @Test
  void theThreadsAreThoseOfTheCommandLine() throws IOException {
    Path program = file("net.java", PROGRAM.replace("SEED", ".threads(2)"));
    assertThat(printed("run", program)).startsWith("2 [");
    assertThat(printed("run", "--threads", 3, program)).startsWith("3 [");
  }

  @Test
  void f64IsThatOfTheCommandLine() throws IOException {
    Path program = file("net.java", PROGRAM.replace("SEED", ""));
    Path f64 = file("f64.java", PROGRAM.replace("SEED", ".doublePrecision()"));
    assertThat(printed("run", program)).isNotEqualTo(printed("run", f64));
    assertThat(printed("run", "--f64", program)).isEqualTo(printed("run", f64));
  }

  @Test
  void renamingTheFileChangesNoDraws() throws IOException {
    String first = printed("run", file("my-net.java", PROGRAM.replace("SEED", "")));
    String second = printed("run", file("other.java", PROGRAM.replace("SEED", "")));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void argumentsForAMainThatTakesNoneAreRefused() throws IOException {
    Path program = file("net.java", PROGRAM.replace("SEED", ""));
    Ran ran = Ran.of("run", program, "--seed", 3);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("cajal: " + program + " is given '--seed', but its main() takes nothing")
        .contains("write void main(String[] args)")
        .contains("stand before the file: cajal run --seed 7 " + program);
  }

  @Test
  void argumentsReachAMainThatTakesThem() throws IOException {
    Path program =
        file("args.java", "void main(String[] args) { IO.println(String.join(\"|\", args)); }");
    assertThat(printed("run", program, "--seed", 3, "--out", "x")).startsWith("--seed|3|--out|x");
  }
}
