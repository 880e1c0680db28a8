package cajal.cli;

import cajal.error.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "help",
    description = "Shows the help of Cajal or of a command.",
    footer = {"", "Example: cajal help run"})
final class HelpCommand extends Command {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "Such as run.")
  private @Nullable String name;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine root = CommandTree.of(console);
    CommandLine asked = name == null ? root : root.getSubcommands().get(name);
    if (asked == null) {
      List<String> known = List.copyOf(root.getSubcommands().keySet());
      throw new UsageError(
          "there is no command '%s', but %s.%s"
              .formatted(name, String.join(", ", known), Spelling.suggestion("" + name, known)));
    }
    asked.usage(console.out());
    return 0;
  }
}
