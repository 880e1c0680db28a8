package cajal.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows is what happens.
class ReadmeTest {
  @TempDir Path folder;

  private static Path readme() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("cajal"))) at = at.getParent();
    return at.resolve("README.md");
  }

  private static String block(String kind) throws IOException {
    return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(readme()))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private SourceProgram program(String text) throws IOException {
    return SourceProgram.compile(Files.writeString(folder.resolve("my-net.java"), text));
  }

  @Test
  void theModelRuns() throws IOException {
    program(block("java").replace("1_000", "210")).run(List.of());
  }

  @Test
  void theMistakeIsAnsweredAsShown() throws IOException {
    SourceProgram wrong = program(block("java").replace("-gE / tauE", "-gE"));
    assertThatThrownBy(() -> wrong.run(List.of()))
        .extracting(e -> "cajal: " + e.getMessage().replace(folder + "/", "") + "\n")
        .isEqualTo(block("text"));
  }

  @Test
  void theFilesItLinksToAreThere() throws IOException {
    assertThat(
            Pattern.compile("\\]\\((?!http)([^)]+)\\)")
                .matcher(Files.readString(readme()))
                .results())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(readme().resolveSibling(link.group(1))).exists());
  }
}
