package cajal.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

@CommandLine.Command(
    name = "completion",
    description = "Prints a script that completes commands and options in bash and zsh.",
    footer = {"", "Example: source <(cajal completion)"})
final class CompletionCommand extends Command {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("cajal", CommandTree.of(console)));
    console.out().flush();
    return 0;
  }
}
