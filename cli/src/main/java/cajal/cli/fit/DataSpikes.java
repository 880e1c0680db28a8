package cajal.cli.fit;

import cajal.brain.trains.Coincidence;
import cajal.brain.trains.SpikeTrain;
import cajal.systems.fitting.RecordedSpikes;
import cajal.systems.fitting.Simulation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The spikes of recorded voltages.
///
/// @param spikes `[traces][samples]`
/// @param isResets whether they are resets of an integrate-and-fire cell, not action potentials
public record DataSpikes(boolean[][] spikes, boolean isResets) {
  /// What an action potential exceeds, in mV.
  public static final double LEVEL = -20;

  private static final double BEFORE = 1;
  private static final double AFTER = 2;

  /// @param level in mV; null where action potentials are looked for first, and then resets
  /// @param said told what was looked for, and found
  /// @throws IllegalArgumentException if there are no spikes
  public static DataSpikes of(VoltageData data, @Nullable Double level, Consumer<String> said) {
    DataSpikes found = find(data, level);
    double above = level == null ? LEVEL : level;
    if (found == null) {
      throw new IllegalArgumentException(
          "the data has no spikes: no voltage rises above %s mV%s; give --loss voltage, or say with --spike-level MV where spikes are"
              .formatted(above, level == null ? ", none falls by 5 mV within a sample" : ""));
    }
    said.accept(
        "spikes of the data, where the voltage %s: %s"
            .formatted(
                found.isResets ? "falls by 5 mV within a sample" : "rises above " + above + " mV",
                counts(found.spikes)));
    return found;
  }

  /// Those that there are; null if there are none.
  public static @Nullable DataSpikes find(VoltageData data, @Nullable Double level) {
    double above = level == null ? LEVEL : level;
    DataSpikes rising = new DataSpikes(RecordedSpikes.crossings(data.voltage(), above), false);
    if (rising.count() > 0) return rising;
    DataSpikes resets = new DataSpikes(RecordedSpikes.resets(data.voltage()), true);
    return level == null && resets.count() > 0 ? resets : null;
  }

  private int count() {
    int count = 0;
    for (boolean[] trace : spikes) for (boolean spike : trace) if (spike) count++;
    return count;
  }

  private static String counts(boolean[][] spikes) {
    return SpikeAgreement.listed(sizes(RecordedSpikes.trains(spikes, 1)));
  }

  /// The samples around action potentials, from 1 ms before to 2 ms after they cross the level;
  /// none for resets, which cells follow.
  public boolean[][] hidden(double dt) {
    if (isResets) return new boolean[spikes.length][spikes[0].length];
    return RecordedSpikes.around(spikes, (int) Math.rint(BEFORE / dt), (int) Math.rint(AFTER / dt));
  }

  /// How the spikes that a cell makes by itself agree with those of the data.
  public SpikeAgreement comparedTo(Simulation.Traces own, double dt) {
    List<SpikeTrain> models = RecordedSpikes.trains(own.spikes(), dt);
    List<SpikeTrain> data = RecordedSpikes.trains(spikes, dt);
    var coincidence = new Coincidence(SpikeAgreement.WINDOW);
    List<Integer> coincidences =
        IntStream.range(0, data.size())
            .mapToObj(k -> coincidence.count(models.get(k), data.get(k)))
            .toList();
    return new SpikeAgreement(sizes(models), sizes(data), coincidences);
  }

  private static List<Integer> sizes(List<SpikeTrain> trains) {
    return trains.stream().map(SpikeTrain::size).toList();
  }
}
