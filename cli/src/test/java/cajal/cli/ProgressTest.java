package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// A bar only where somebody watches, and nothing at all in a short run.
class ProgressTest {
  private static String shown(boolean terminal, double... fractions) {
    var err = new StringWriter();
    var console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), terminal);
    try (var progress = new Progress(console, "coba")) {
      for (double fraction : fractions) progress.at(fraction);
    }
    return err.toString();
  }

  @Test
  void aTerminalShowsABarAndIsLeftClean() {
    assertThat(shown(true, 0.5))
        .startsWith("\rcoba  " + "█".repeat(15) + "░".repeat(15) + "   50 %")
        .contains("left")
        .endsWith("\r\u001b[K");
  }

  @Test
  void aShortRunWritesNothingIntoAFile() {
    assertThat(shown(false, 0.1, 0.5, 0.9)).isEmpty();
  }
}
