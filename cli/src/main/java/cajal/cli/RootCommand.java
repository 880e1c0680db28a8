package cajal.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
    name = "cajal",
    header =
        "A brain simulator: you describe one neuron in plain Java, Cajal compiles the population.",
    footer = {
      "",
      "Example: cajal run coba --seconds 2",
      "Help on a command: cajal run --help",
      "Tests of Cajal itself: cajal test --help",
      "",
      "Exit codes: 0 done, 1 a run or its data failed, 2 a command line that cannot be,",
      "3 Java or the build is missing, 130 ended by Ctrl-C (what was recorded is written)."
    })
final class RootCommand extends Command {
  private final Console console;

  @Option(names = "--version", description = "Shows the versions of Cajal and of Java.")
  private boolean version;

  RootCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (version) return new VersionCommand(console).call();
    CommandTree.of(console).usage(console.out());
    return 0;
  }
}
