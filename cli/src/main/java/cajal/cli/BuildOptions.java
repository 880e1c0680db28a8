package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.network.Network;
import cajal.error.Spelling;
import java.util.List;
import picocli.CommandLine.Option;

/// How a built-in network is to be computed.
final class BuildOptions {
  @Option(names = "--seed", paramLabel = "N", description = "What all random draws come from (1).")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "K",
      description = "Threads that step together; by default as many as pay off.")
  int threads;

  @Option(names = "--f64", description = "Computes in double instead of single precision.")
  boolean f64;

  void check() {
    if (threads < 0) throw new UsageError("--threads " + threads + ": give 1 or more.");
  }

  Network network(double dt) {
    Network network = new Network(dt).seed(seed).threads(threads);
    return f64 ? network.doublePrecision() : network;
  }

  String dtype() {
    return f64 ? "f64" : "f32";
  }

  static BuiltIn builtIn(String name, List<String> others) {
    return BuiltIn.of(name)
        .orElseThrow(() -> {
          List<String> known = new java.util.ArrayList<>(BuiltIn.titles());
          known.addAll(others);
          return new UsageError(
              "unknown network '"
                  + name
                  + "'; there are "
                  + String.join(", ", known)
                  + "."
                  + Spelling.suggestion(name, known));
        });
  }
}
