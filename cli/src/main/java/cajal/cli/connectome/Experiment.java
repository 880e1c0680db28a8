package cajal.cli.connectome;

import cajal.brain.Spikes;
import cajal.brain.network.Progress;
import cajal.brain.network.SpikeRecord;
import cajal.brain.network.StateRecord;
import cajal.io.CsvRows;
import cajal.plot.Figure;
import cajal.plot.HeatMap;
import cajal.plot.Raster;
import cajal.plot.Trace;
import cajal.plot.Traces;
import cajal.systems.connectome.AnatomicalNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A stimulus given to a network, and what its cells do.
///
/// @param currents by the names of cells
/// @param from when it begins, ms
/// @param until when it ends, ms
/// @param ms of the whole run
public record Experiment(Map<String, Double> currents, double from, double until, double ms) {
  private static final int MOST_TRACES = 6;
  private static final double SAMPLE_MS = 1;
  private static final double SHOWN = 0.95;
  private static final double LEAST_MV = 1e-3;

  /// What happened: voltages by cell, mV, and spikes where cells spike.
  public record Outcome(
      List<String> cells, double[] times, List<double[]> voltages, List<Spikes> spikes) {

    /// By how much a cell's voltage went away from where it began, at most.
    double change(int cell) {
      double most = 0;
      for (double v : voltages.get(cell))
        most = Math.max(most, Math.abs(v - voltages.get(cell)[0]));
      return most;
    }

    /// The cells in the order of their change, the largest first.
    List<Integer> byChange() {
      return IntStream.range(0, cells.size())
          .boxed()
          .sorted(Comparator.comparingDouble(this::change).reversed())
          .toList();
    }

    /// Spikes of all cells together.
    public int spikeCount() {
      return spikes.stream().mapToInt(Spikes::size).sum();
    }

    /// The cells that answered most, with the change of their voltage, mV.
    public Map<String, Double> answers(int most) {
      Map<String, Double> all = new LinkedHashMap<>();
      for (int cell : byChange().subList(0, Math.min(most, cells.size()))) {
        all.put(cells.get(cell), change(cell));
      }
      return all;
    }
  }

  public Outcome run(AnatomicalNetwork network, Progress progress) {
    network.stimulate(currents, from, until);
    StateRecord v = network.network().record(network.cells(), "v").every(SAMPLE_MS);
    SpikeRecord spikes = network.network().spikes(network.cells());
    network.network().run(ms, progress);
    List<double[]> voltages = new ArrayList<>();
    for (int cell = 0; cell < network.connectome().size(); cell++) voltages.add(v.of(cell));
    return new Outcome(network.connectome().cells(), v.times(), voltages, List.of(spikes.spikes()));
  }

  /// Pictures by the names of their files.
  public Map<String, Figure> figures(Outcome outcome) {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("voltages.png", map(outcome));
    all.put("traces.png", traces(outcome));
    if (outcome.spikeCount() > 0) {
      all.put(
          "raster.png",
          Raster.of(0, ms, outcome.spikes().toArray(Spikes[]::new)).titled("Spikes " + stimulus()));
    }
    return all;
  }

  private String stimulus() {
    return "while %s %s stimulated from %.0f to %.0f ms"
        .formatted(
            String.join(", ", currents.keySet()), currents.size() == 1 ? "is" : "are", from, until);
  }

  /// Cells in the order of their change.
  private Figure map(Outcome outcome) {
    List<Integer> order = outcome.byChange();
    double[][] change = new double[order.size()][outcome.times().length];
    for (int row = 0; row < order.size(); row++) {
      double[] v = outcome.voltages().get(order.get(row));
      for (int t = 0; t < v.length; t++) change[row][t] = v[t] - v[0];
    }
    double most = mostly(change);
    return HeatMap.within(
            "cell, by its answer",
            "time, ms",
            new HeatMap.Span("change of voltage, mV", -most, most),
            change)
        .titled("Voltages " + stimulus());
  }

  /// What few changes exceed, so that the few cells that answer most do not hide the others.
  private static double mostly(double[]... changes) {
    double[] sizes =
        Arrays.stream(changes).flatMapToDouble(Arrays::stream).map(Math::abs).sorted().toArray();
    double most = sizes.length == 0 ? 0 : sizes[(int) (SHOWN * (sizes.length - 1))];
    return Math.max(most, LEAST_MV);
  }

  private Figure traces(Outcome outcome) {
    List<Trace> traces = new ArrayList<>();
    for (int cell : outcome.byChange().subList(0, Math.min(MOST_TRACES, outcome.cells().size()))) {
      traces.add(
          new Trace(outcome.cells().get(cell), outcome.times(), outcome.voltages().get(cell)));
    }
    return Traces.of(0, ms, "v", "mV", traces.toArray(Trace[]::new))
        .titled("The strongest answers " + stimulus());
  }

  /// Writes the voltages of all cells, a column for each.
  public static void write(Path file, Outcome outcome) {
    List<String> header = new ArrayList<>(List.of("time"));
    header.addAll(outcome.cells());
    try (CsvRows rows = CsvRows.open(file, header)) {
      for (int t = 0; t < outcome.times().length; t++) {
        double[] row = new double[header.size()];
        row[0] = outcome.times()[t];
        for (int c = 1; c < row.length; c++) row[c] = outcome.voltages().get(c - 1)[t];
        rows.append(row);
      }
    }
  }
}
