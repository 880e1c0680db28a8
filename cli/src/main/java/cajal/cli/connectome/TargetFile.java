package cajal.cli.connectome;

import cajal.brain.connectome.Connectome;
import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.io.NumberTable;
import cajal.systems.connectome.TraceTarget;
import cajal.trace.Tensor;
import java.nio.file.Path;
import java.util.List;

/// Voltages that cells are to have, as a CSV: the time in ms in the first column, and a column in
/// mV for each cell, in steps of the network or of a multiple of them.
public record TargetFile(Path file, List<String> cells, double[] times, NumberTable table) {

  /// @throws FormatError if a column is no cell, or times do not go up in equal steps
  public static TargetFile read(Path file, Connectome connectome) {
    NumberTable table = NumberTable.read(file);
    List<String> cells = table.names().subList(1, table.names().size());
    if (cells.isEmpty()) {
      throw new FormatError(
          file, "a time and a column for each cell", "one column", "Add the voltages, in mV.");
    }
    for (String cell : cells) {
      if (connectome.cells().contains(cell)) continue;
      throw new FormatError(
          file,
          "a column for a cell of the wiring diagram",
          "the column '" + cell + "'",
          ("Correct its name." + Spelling.suggestion(cell, connectome.cells())).strip());
    }
    double[] times = table.columns().getFirst();
    double step = times.length < 2 ? Double.NaN : times[1] - times[0];
    for (int i = 1; i < times.length; i++) {
      if (Math.abs(times[i] - times[0] - i * step) > 1e-6 * Math.max(1, Math.abs(times[i]))) {
        throw new FormatError(
            file,
            "times in equal steps, in ms",
            times[i - 1] + " and " + times[i] + " in line " + (i + 2),
            "Sample the voltages again in equal steps.");
      }
    }
    if (!(step > 0) || times[0] < 0) {
      throw new FormatError(
          file, "times that go up from 0 or later", times[0] + " …", "Sort the rows by time.");
    }
    return new TargetFile(file, List.copyOf(cells), times, table);
  }

  /// How long a trial is, ms.
  public double ms() {
    return times[times.length - 1];
  }

  /// The targets in steps of the network, between samples on a straight line.
  ///
  /// @param dt of a step, ms
  public TraceTarget target(Connectome connectome, Tensor currents, double dt) {
    int steps = currents.dim(0);
    float[] all = new float[steps * cells.size()];
    for (int c = 0; c < cells.size(); c++) {
      double[] v = table.columns().get(c + 1);
      for (int t = 0; t < steps; t++) all[t * cells.size() + c] = (float) at(v, t * dt);
    }
    return new TraceTarget(
        connectome, currents, cells, Tensor.of(all).reshape(steps, cells.size()));
  }

  private double at(double[] v, double time) {
    double place = (time - times[0]) / (times[1] - times[0]);
    int i = Math.clamp((int) Math.floor(place), 0, v.length - 2);
    double part = Math.clamp(place - i, 0, 1);
    return v[i] + part * (v[i + 1] - v[i]);
  }
}
