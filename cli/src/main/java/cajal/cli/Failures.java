package cajal.cli;

import cajal.error.Reason;
import cajal.error.Spelling;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what commands throw into one message that says what to do, and an exit code.
record Failures(Console console) {
  int usage(ParameterException e, String[] args) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String message =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
            ? unknown(unmatched.getUnmatched().getFirst(), command)
            : String.valueOf(e.getMessage());
    return usage(message, command, List.of(args).contains("--debug") ? e : null);
  }

  private int usage(
      String message, CommandSpec command, @org.jspecify.annotations.Nullable Exception trace) {
    complain(message);
    console.err().println("See: " + command.qualifiedName() + " --help");
    if (trace != null) trace.printStackTrace(console.err());
    return Console.USAGE;
  }

  private static String unknown(String argument, CommandSpec command) {
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("=.*", "");
      List<String> known = new ArrayList<>(command.optionsMap().keySet());
      return "unknown option " + name + "." + Spelling.suggestion(name, known);
    }
    if (command.parent() == null) {
      List<String> known = List.copyOf(command.subcommands().keySet());
      return "unknown command '"
          + argument
          + "'; there are "
          + String.join(", ", known)
          + "."
          + Spelling.suggestion(argument, known);
    }
    if (!command.subcommands().isEmpty()) {
      List<String> known = List.copyOf(command.subcommands().keySet());
      return "%s has no '%s'; there are %s.%s"
          .formatted(
              command.qualifiedName(),
              argument,
              String.join(", ", known),
              Spelling.suggestion(argument, known));
    }
    return "'" + argument + "' is one argument too many.";
  }

  int execution(Exception e, CommandLine command, ParseResult parsed) {
    boolean debug = debug(parsed) || command.getCommand() instanceof Command c && c.debug();
    if (e instanceof UsageError) {
      return usage(String.valueOf(e.getMessage()), command.getCommandSpec(), debug ? e : null);
    }
    complain(explained(e));
    if (debug) e.printStackTrace(console.err());
    return Console.FAILED;
  }

  /// Exceptions that were thrown to be read have a message that says it all; any other is a fault
  /// of ours.
  private static String explained(Exception e) {
    boolean meant =
        e.getClass().getName().startsWith("cajal.")
            || e instanceof IllegalArgumentException
            || e instanceof IllegalStateException
            || e instanceof UncheckedIOException;
    String reason = Reason.of(e);
    return meant && !reason.isEmpty() ? reason : internal(e, reason);
  }

  /// Says that an error is a fault of ours.
  static String internal(Throwable e, String reason) {
    StackTraceElement[] trace = e.getStackTrace();
    return "internal error"
        + (reason.isEmpty() ? "" : ": " + reason)
        + (trace.length == 0 ? "" : " at " + trace[0])
        + ". This is a fault of Cajal; please report it with what --debug prints.";
  }

  /// Whether a command above this one was given --debug.
  private static boolean debug(ParseResult parsed) {
    return parsed.originalArgs().contains("--debug");
  }

  private void complain(String message) {
    console.err().println("cajal: " + message);
  }
}
