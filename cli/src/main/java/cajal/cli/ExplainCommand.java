package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.Connectivity;
import cajal.brain.network.Network;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "explain",
    header = "Says what became of a network when it was compiled.",
    description = {
      "How each state is integrated, what the kernels compute, where the states of synapses are kept",
      "and why, threads, tier and memory. A program of one's own prints net.explain()."
    },
    footer = {"", "Example: cajal explain coba"})
final class ExplainCommand extends Command {
  private static final double WARM_UP_SECONDS = 10;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "NETWORK",
      description = "coba, coba-driven, cuba, cobahh, cuba-delta or brunel.")
  private String name = "";

  @Option(names = "--scale", paramLabel = "K", description = "Cells in units of 4000 (1).")
  private int scale = 1;

  @Mixin private BuildOptions options = new BuildOptions();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name.endsWith(".java")) {
      throw new UsageError(
          "'" + name + "' explains itself: IO.println(net.explain()) after what is built.");
    }
    BuiltIn builtIn = BuildOptions.builtIn(name, List.of());
    options.check();
    BuildOptions.requireRoom("--scale", builtIn, scale, Connectivity.AUTOMATIC);
    try (Network network = options.network(builtIn.dt())) {
      builtIn.build(network, scale);
      console.out().print(network.warm(WARM_UP_SECONDS).explain());
      console.out().flush();
    }
    return 0;
  }
}
