package cajal.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "cajal",
    header =
        "A brain simulator: you describe one neuron in plain Java, Cajal compiles the population.",
    footer = {"", "Example: cajal run coba --seconds 2", "Help on a command: cajal run --help"})
final class RootCommand extends Command {
  private final Console console;

  RootCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandTree.of(console).usage(console.out());
    return 0;
  }
}
