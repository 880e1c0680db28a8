package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.Network;
import cajal.brain.network.SpikeRecord;
import cajal.cli.sonata.IntFireCircuit;
import cajal.cli.sonata.SpikeComparison;
import cajal.io.FormatError;
import cajal.io.sonata.Sonata;
import cajal.io.sonata.SonataSpikes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `cajal run sonata CONFIG`: simulates a SONATA network and compares with a spike file.
///
/// @param compare the file asked for, or null: then the circuit's own, if there is one
record SonataRun(Console console, Sonata sonata, @Nullable Path compare) {

  int run(OutputFolder folder, boolean json, int threads, double ms) {
    String title = title(sonata.circuit().file());
    List<Spikes> reference = reference();
    try (var network = new Network(IntFireCircuit.DT).threads(threads).doublePrecision()) {
      List<SpikeRecord> records = IntFireCircuit.build(sonata, network);
      // a spike at the very end of the simulation belongs to it
      int steps = Math.toIntExact(Math.round(ms / IntFireCircuit.DT) + 1);
      SpikeComparison[] compared = {new SpikeComparison(0, 0, 0)};
      int code =
          new Run(console, title, "f64", folder, json)
              .of(
                  network,
                  steps,
                  () -> records.stream().map(SpikeRecord::spikes).toList(),
                  summary -> {
                    if (reference == null) return summary;
                    List<Spikes> fired = records.stream().map(SpikeRecord::spikes).toList();
                    compared[0] = SpikeComparison.of(fired, reference, IntFireCircuit.DT);
                    return summary.with("compared", compared[0]);
                  });
      if (reference != null && !json) console.out().println(compared[0]);
      return code == 0 && compare != null && !compared[0].complete() ? Console.FAILED : code;
    }
  }

  /// The name of the folder, which in the format is that of the network.
  static String title(Path config) {
    Path folder = config.toAbsolutePath().normalize().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? "sonata" : name.toString();
  }

  private @Nullable List<Spikes> reference() {
    if (compare != null) return SonataSpikes.read(compare);
    Path own = sonata.simulation().output().spikesFile();
    if (!Files.isRegularFile(own)) return null;
    try {
      return SonataSpikes.read(own);
    } catch (FormatError damaged) {
      console.err().println("cajal: not compared: " + damaged.getMessage());
      return null;
    }
  }
}
