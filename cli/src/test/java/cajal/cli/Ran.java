package cajal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command line that was run in this process, and what came of it.
record Ran(int code, String out, String err) {
  static Ran of(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) words[i] = args[i].toString();
    int code = CommandTree.execute(console, words);
    return new Ran(code, out.toString(), err.toString());
  }

  /// The same with the words of one line.
  static Ran line(String line) {
    return of((Object[]) line.split(" "));
  }
}
