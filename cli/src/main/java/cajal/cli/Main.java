package cajal.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The `cajal` command.
public final class Main {
  private Main() {}

  static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    boolean terminal = "terminal".equals(System.getProperty("cajal.stderr"));
    System.exit(CommandTree.execute(new Console(out, err, terminal), args));
  }
}
