package cajal.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "fit",
    header = "Fits models of single neurons to recordings.",
    footer = {
      "",
      "Example: cajal fit spikes --data qsnmc2007 --train 00,05 --test 06,08",
    })
final class FitCommand extends Command {
  @Override
  public Integer call() {
    throw new UsageError("fit what? cajal fit spikes; cajal help fit lists what there is.");
  }
}
