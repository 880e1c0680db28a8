package cajal.cli;

import cajal.emit.Lanes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The `cajal` command.
public final class Main {
  /// Set by the launcher to `terminal` or `file`, according to where its stderr goes.
  static final String STDERR = "cajal.stderr";

  /// Set by who means to do without vectors.
  private static final String SCALAR = "cajal.scalar";

  private Main() {}

  static void main(String[] args) {
    useTheLaunchersStderr();
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (!Lanes.vectorsAvailable() && !Boolean.getBoolean(SCALAR)) {
      err.println(
          "cajal: java was started without the module that vectors need; add"
              + " --add-modules jdk.incubator.vector, or use the launcher ./cajal"
              + " (-D%s=true goes on without, several times slower)".formatted(SCALAR));
      System.exit(Console.ENVIRONMENT);
    }
    boolean terminal = "terminal".equals(System.getProperty(STDERR));
    System.exit(CommandTree.execute(new Console(out, err, terminal), args));
  }

  /// The launcher filters what the JVM says on descriptor 2, line by line, and leaves the way for
  /// us, who draw within a line, on descriptor 3.
  private static void useTheLaunchersStderr() {
    if (System.getProperty(STDERR) == null) return;
    try {
      var stream = new FileOutputStream("/dev/fd/3", true);
      System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    } catch (IOException notOpenable) {
      // a socket cannot be opened a second time; then it is the filter's line by line
    }
  }
}
