package cajal.cli;

import cajal.cli.dense.DenseModel;
import cajal.error.Reason;
import cajal.systems.fitting.GifCurrentsProblem;
import cajal.systems.fitting.GifProblem;
import cajal.systems.fitting.HhProblem;
import cajal.systems.fitting.HodgkinHuxleyCell.Rates;
import cajal.systems.fitting.KnownCell;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// All commands, and what becomes of their errors.
final class CommandTree {
  static final String VERSION = "0.1.0";

  private CommandTree() {}

  /// Runs a command line and returns its exit code.
  static int execute(Console console, String... args) {
    Locale.setDefault(Locale.ROOT);
    try {
      return of(console).execute(args);
    } catch (OutOfMemoryError e) {
      console
          .err()
          .println(
              "cajal: out of memory ("
                  + Runtime.getRuntime().maxMemory() / (1 << 20)
                  + " MB). Make the network smaller, or allow more:"
                  + " JDK_JAVA_OPTIONS=-Xmx16g cajal ...");
      return Console.FAILED;
    } catch (StackOverflowError | LinkageError | AssertionError e) {
      console.err().println("cajal: " + Failures.internal(e, Reason.of(e)));
      if (List.of(args).contains("--debug")) e.printStackTrace(console.err());
      return Console.FAILED;
    }
  }

  static CommandLine of(Console console) {
    var root = new CommandLine(new RootCommand(console));
    root.addSubcommand("run", new RunCommand(console));
    var bench = new CommandLine(new BenchCommand(console));
    bench.addSubcommand("scaling", new ScalingCommand(console));
    for (DenseModel model : DenseModel.all()) {
      bench.addSubcommand(model.name(), new BenchTrainingCommand(console, model));
    }
    bench.addSubcommand("hh-fit", new BenchHhFitCommand(console));
    bench.addSubcommand(
        "fit-hh",
        new BenchFitCommand(console, settings -> new HhProblem(Rates.PUBLISHED, settings)));
    bench.addSubcommand("celegans", new BenchCelegansCommand(console));
    bench.addSubcommand("fit-gif", new BenchFitCommand(console, GifProblem::new));
    bench.addSubcommand(
        "fit-gif-currents", new BenchFitCommand(console, GifCurrentsProblem::published));
    bench.addSubcommand(
        "fit-gif-fluctuating", new BenchFitCommand(console, GifCurrentsProblem::fluctuating));
    bench.addSubcommand("rsnn", new BenchRsnnCommand(console));
    root.addSubcommand("bench", bench);
    root.addSubcommand("train", new TrainCommand(console));
    root.addSubcommand("connectome", new ConnectomeCommand(console));
    root.addSubcommand("reproduce", new ReproduceCommand(console));
    var fit = new CommandLine(new FitVoltageCommand(console, null));
    fit.addSubcommand("spikes", new FitSpikesCommand(console));
    root.addSubcommand("predict", new PredictCommand(console));
    for (KnownCell cell : KnownCell.values()) {
      fit.addSubcommand(cell.title(), new FitVoltageCommand(console, cell));
    }
    root.addSubcommand("fit", fit);
    root.addSubcommand("explain", new ExplainCommand(console));
    root.addSubcommand("completion", new CompletionCommand(console));
    root.addSubcommand("version", new VersionCommand(console));
    root.addSubcommand("help", new HelpCommand(console));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setOut(console.out());
    root.setErr(console.err());
    root.setUsageHelpAutoWidth(false);
    root.setUsageHelpWidth(100);
    var failures = new Failures(console);
    root.setParameterExceptionHandler(failures::usage);
    root.setExecutionExceptionHandler(failures::execution);
    root.setExecutionStrategy(CommandTree::run);
    Converters.register(root);
    return root;
  }

  /// Runs the last command, once it is clear that those before it were given nothing.
  private static int run(ParseResult parsed) {
    for (ParseResult at = parsed; at.hasSubcommand(); at = at.subcommand()) {
      for (ArgSpec given : at.matchedArgs()) {
        if (given instanceof OptionSpec option && option.longestName().equals("--debug")) continue;
        String what =
            given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
        String command = at.subcommand().commandSpec().name();
        throw new ParameterException(
            at.commandSpec().commandLine(),
            what + " stands before " + command + "; write it behind.");
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }
}
