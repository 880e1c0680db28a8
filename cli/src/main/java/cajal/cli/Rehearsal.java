package cajal.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// What the launcher has run once after a build, to note the classes that later starts will need: a
/// network, its files, and training steps, small ones or only compiled. Its argument is a folder
/// for the files.
final class Rehearsal {
  private static final List<String> LINES =
      List.of(
          "run coba --seconds 0.1 --out",
          "bench coba 1 0.1 --runs 1",
          "bench rsnn --n 32 --batch 8 --steps 30 --runs 1 --warm-up 0",
          "bench conv --runs 1 --warm-up 0",
          "bench gru --explain",
          "bench transformer --explain");

  private Rehearsal() {}

  static void main(String[] folder) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    for (String line : LINES) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      if (words.getLast().equals("--out")) words.add(folder[0]);
      CommandTree.execute(new Console(nowhere, nowhere, false), words.toArray(String[]::new));
    }
  }
}
