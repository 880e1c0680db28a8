package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.models.IntFire1;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
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
  static final double DT = IntFireCircuit.DT;

  /// A file of spikes to compare with: what is in it, or what is wrong with it.
  private record Reference(@Nullable List<Spikes> spikes, String damage) {}

  int run(OutputFolder folder, boolean json, int threads, Steps asked) {
    String title = title(sonata.circuit().file());
    Reference reference = reference();
    // a spike at the very end of the simulation belongs to it
    Steps steps = new Steps(asked.count() + 1, DT, asked.remark());
    try (var network = new Network(DT).threads(threads).doublePrecision()) {
      List<SpikeRecord> records = IntFireCircuit.build(sonata, network);
      Traced traced = folder.has(ResultFile.Content.TRACE) ? traced(network, steps) : null;
      SpikeComparison[] compared = {SpikeComparison.NONE};
      int code =
          new Run(console, title, "f64", folder, json)
              .of(
                  new Run.Subject(network, () -> fired(records), traced),
                  steps,
                  summary -> {
                    if (reference.spikes == null) return summary;
                    int done = (int) Math.rint(network.time() / DT);
                    compared[0] = SpikeComparison.of(fired(records), reference.spikes, DT, done);
                    return summary.with("compared", compared[0]);
                  });
      if (!json) say(compared[0], reference);
      if (!reference.damage.isEmpty()) {
        console.err().println("cajal: not compared: " + reference.damage);
      }
      if (code != 0) return code;
      boolean differs = compare != null && !compared[0].complete();
      return differs || !reference.damage.isEmpty() ? Console.FAILED : 0;
    }
  }

  private static List<Spikes> fired(List<SpikeRecord> records) {
    return records.stream().map(SpikeRecord::spikes).toList();
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Traced traced(Network network, Steps steps) {
    for (Population<?> population : network.populations()) {
      if (!(population.neuron() instanceof IntFire1)) continue;
      var cells = (Population<IntFire1>) population;
      var first = cells.slice(0, Math.min(Traced.CELLS, cells.size()));
      return new Traced("m", "", network.record(first, c -> c.m), steps);
    }
    return null;
  }

  private void say(SpikeComparison compared, Reference reference) {
    console
        .out()
        .println(
            "steps of "
                + DT
                + " ms, on which the spikes of files lie, not the "
                + sonata.simulation().dt()
                + " ms of "
                + sonata.simulation().file().getFileName());
    if (reference.spikes != null) console.out().println(compared);
  }

  /// The name of the folder, which in the format is that of the network.
  static String title(Path config) {
    Path folder = config.toAbsolutePath().normalize().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? "sonata" : name.toString();
  }

  private Reference reference() {
    if (compare != null) return new Reference(SonataSpikes.read(compare), "");
    Path own = sonata.simulation().output().spikesFile();
    if (!Files.isRegularFile(own)) return new Reference(null, "");
    try {
      return new Reference(SonataSpikes.read(own), "");
    } catch (FormatError damaged) {
      return new Reference(null, String.valueOf(damaged.getMessage()));
    }
  }
}
