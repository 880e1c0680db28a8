package cajal.cli;

import cajal.brain.Spikes;
import cajal.brain.network.StateRecord;
import cajal.plot.Figure;
import cajal.plot.Trace;
import cajal.plot.Traces;
import java.util.stream.IntStream;

/// A recorded state of the first cells of a population.
///
/// @param variable its name, as "v"
/// @param unit as "mV", or empty
record Traced(String variable, String unit, StateRecord record) {
  /// How many cells a picture shows.
  static final int CELLS = 5;

  private static final int MOST_SAMPLES = 20_000;

  /// Every so many steps that a picture has enough.
  Traced(String variable, String unit, StateRecord record, Steps steps) {
    this(variable, unit, record.every((steps.count() / MOST_SAMPLES + 1) * steps.dt()));
  }

  /// @param spikes of the population whose first cells were recorded
  Figure figure(double ms, Spikes spikes) {
    Trace[] traces = new Trace[record.cells().size()];
    for (int cell = 0; cell < traces.length; cell++) {
      int id = cell;
      double[] fired =
          IntStream.range(0, spikes.size())
              .filter(k -> spikes.ids()[k] == id)
              .mapToDouble(k -> spikes.times()[k])
              .toArray();
      traces[cell] =
          new Trace(spikes.population() + " " + cell, record.times(), record.of(cell), fired);
    }
    return Traces.of(0, ms, variable, unit, traces);
  }
}
