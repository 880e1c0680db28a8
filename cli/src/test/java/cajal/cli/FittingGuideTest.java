package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cajal.systems.fitting.Free;
import cajal.systems.fitting.KnownCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What docs/guide-fitting.md says of the command.
class FittingGuideTest {
  static Stream<String> commands() throws IOException {
    return page().lines().filter(line -> line.startsWith("./cajal "));
  }

  private static String page() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/guide-fitting.md"))) folder = folder.getParent();
    return Files.readString(folder.resolve("docs/guide-fitting.md"));
  }

  /// Its options exist, and take what is written.
  @ParameterizedTest
  @MethodSource("commands")
  void commandsAreUnderstood(String line) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    var tree = CommandTree.of(new Console(nowhere, nowhere, false));
    assertThatCode(() -> tree.parseArgs(line.replace("./cajal ", "").split(" ")))
        .doesNotThrowAnyException();
  }

  /// Its tables name every cell with what is fitted, and every loss.
  @Test
  void tablesAreComplete() throws IOException {
    String page = page();
    for (KnownCell cell : KnownCell.values()) {
      assertThat(page).contains("| `" + cell.title() + "` |");
      for (String name : cell.usual()) assertThat(page).contains(name);
      List<String> names = cell.parameters().stream().map(Free::name).toList();
      assertThat(names).containsAll(cell.usual());
    }
    for (String loss : LossOptions.LOSSES) assertThat(page).contains("| `" + loss + "` |");
  }
}
