package cajal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// What all commands understand.
abstract class Command implements Callable<Integer> {
  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  @Option(names = "--debug", description = "Shows the stack trace of an error.")
  private boolean debug;

  boolean debug() {
    return debug;
  }
}
