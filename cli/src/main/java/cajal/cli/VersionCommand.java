package cajal.cli;

import cajal.emit.Lanes;
import picocli.CommandLine;

@CommandLine.Command(
    name = "version",
    description =
        "Prints the versions of Cajal and of Java, and how wide this machine's vectors are.",
    footer = {"", "Example: cajal version"})
final class VersionCommand extends Command {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console
        .out()
        .printf(
            "cajal %s, Java %s, %s, %s%n",
            CommandTree.VERSION, Runtime.version(), Machine.family(), vectors());
    return 0;
  }

  private static String vectors() {
    Lanes lanes = Lanes.preferred();
    return lanes == Lanes.SCALAR ? "no vectors" : "vectors of " + lanes.bits() + " bits";
  }
}
