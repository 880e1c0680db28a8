package cajal.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

  boolean debug() {
    return debug;
  }

  /// Refuses options that would have no effect.
  ///
  /// @param reasons why, by the names of the options
  /// @throws UsageError if one of them was given
  void refuse(Map<String, String> reasons) {
    if (spec == null) return;
    for (var given : spec.commandLine().getParseResult().matchedOptions()) {
      String reason = reasons.get(given.longestName());
      if (reason != null)
        throw new UsageError(given.longestName() + " has no effect: " + reason + ".");
    }
  }
}
