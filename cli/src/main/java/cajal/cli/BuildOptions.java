package cajal.cli;

import cajal.brain.nets.BuiltIn;
import cajal.brain.nets.Connectivity;
import cajal.brain.nets.NetworkSize;
import cajal.brain.network.Network;
import cajal.brain.network.Settings;
import cajal.error.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a network is to be computed.
final class BuildOptions {
  private static final int MOST_THREADS = 1024;

  @Option(names = "--seed", paramLabel = "N", description = "What all random draws come from (1).")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "K",
      description = "Threads that step together; by default as many as pay off.")
  private @Nullable Integer threads;

  @Option(names = "--f64", description = "Computes in double instead of single precision.")
  private boolean f64;

  void check() {
    if (threads == null || threads >= 1 && threads <= MOST_THREADS) return;
    throw new UsageError(
        "--threads " + threads + ": give 1 or more, " + MOST_THREADS + " at most.");
  }

  long seed() {
    return seed == null ? 1 : seed;
  }

  /// 0 where nothing was said.
  int threads() {
    return threads == null ? 0 : threads;
  }

  String dtype() {
    return f64 ? "f64" : "f32";
  }

  Network network(double dt) {
    Network network = new Network(dt).seed(seed()).threads(threads());
    return f64 ? network.doublePrecision() : network;
  }

  /// What was said, for the networks of a program.
  ///
  /// @param stop whether they are to stop
  Settings settings(BooleanSupplier stop) {
    return new Settings(
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        f64,
        stop);
  }

  static BuiltIn builtIn(String name, List<String> others) {
    return BuiltIn.of(name)
        .orElseThrow(() -> {
          List<String> known = new ArrayList<>(BuiltIn.titles());
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

  /// @throws UsageError if a scale is none, or the network too large for the memory there is
  static void requireRoom(String option, BuiltIn builtIn, int scale, Connectivity connectivity) {
    if (scale < 1) throw new UsageError(option + " " + scale + ": give 1 or more.");
    requireRoom(option + " " + scale, builtIn.size(scale, connectivity));
  }

  /// @param asked what was given, for the message
  static void requireRoom(String asked, NetworkSize size) {
    long most = Runtime.getRuntime().maxMemory();
    if (size.isCountable() && size.bytes() <= most) return;
    String needs =
        String.format(
            Locale.ROOT,
            "%s: %,d cells with %,d synapses need at least %,.1f GB of memory, and Java may use %,.1f GB"
                + " here. ",
            asked,
            size.cells(),
            size.synapses(),
            size.bytes() / 1e9,
            most / 1e9);
    throw new UsageError(
        needs
            + (size.isCountable()
                ? "Give less, or allow more: JDK_JAVA_OPTIONS=-Xmx16g cajal ..."
                : "Give less: a population has at most 2,147,483,647 cells."));
  }
}
