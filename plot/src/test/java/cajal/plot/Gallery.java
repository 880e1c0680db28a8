package cajal.plot;

import cajal.brain.Spikes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One of each picture, to be looked at.
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> figures() {
    Spikes excitatory = Samples.bursting("excitatory", 3200, 1000, 20, 1);
    Spikes inhibitory = Samples.bursting("inhibitory", 800, 1000, 24, 2);
    SparseMatrix ring = Samples.ring(2000, 2000, 0.02, 3);
    Trace[] membranes = new Trace[3];
    for (int i = 0; i < membranes.length; i++) {
      membranes[i] = Samples.membrane("neuron " + i, 5000, 10 + i);
    }
    Figure v = Traces.of("v", "mV", membranes);
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("raster", Raster.of(0, 1000, excitatory, inhibitory).titled("COBA, 4000 cells"));
    figures.put("raster-thinned", Raster.of(0, 1000, 5, 9000, excitatory, inhibitory));
    figures.put(
        "raster-few", Raster.of(0, 5000, Samples.bursting("cells", 30, 5000, 8, 4)).titled("Few"));
    figures.put("rates", Rates.of(0, 1000, excitatory, inhibitory).titled("Population rates"));
    figures.put("traces", v.titled("Three cells"));
    figures.put(
        "variables",
        Figure.stack(v, Traces.of("gE", "", conductance())).sized(900, 420).titled("One cell"));
    figures.put("intervals", Intervals.of(excitatory, inhibitory).titled("Firing statistics"));
    figures.put(
        "connectivity",
        Connectivity.of(ring.rowPointers(), ring.targets(), ring.columns()).titled("A ring"));
    figures.put("scaling", scaling());
    figures.put("speed", speed());
    figures.put("heat", HeatMap.of("neuron", "neuron", "weight (nS)", weights()).titled("Weights"));
    return figures;
  }

  private static Trace conductance() {
    double[] g = new double[5000];
    for (int i = 1; i < g.length; i++) g[i] = g[i - 1] * 0.98 + (i * 7919 % 97 == 0 ? 0.6 : 0);
    return Trace.every("neuron 0", 0, 0.1, g);
  }

  private static Figure scaling() {
    double[] cells = {1e3, 4e3, 1e4, 4e4, 1e5, 4e5, 1e6};
    double[] synapses = {2e4, 3.2e5, 2e6, 3.2e7, 1e8, 3e8, 8e8};
    double[] cajal = {0.7, 1.9, 4.4, 15, 80, 370, 1200};
    double[] brian = {6, 11, 30, 125, 420, 1483, 5000};
    Figure left =
        LogLog.of(
            "neurons",
            "time per step (µs)",
            new LogLog.Series("Cajal", cells, cajal),
            new LogLog.Series("Brian2", cells, brian));
    Figure right =
        LogLog.of(
            "synapses",
            "time per step (µs)",
            new LogLog.Series("Cajal", synapses, cajal),
            new LogLog.Series("Brian2", synapses, brian));
    return Figure.beside(left, right).sized(900, 400).titled("Cost of a step of 0.1 ms");
  }

  private static Figure speed() {
    return Bars.of(
            "times faster than the peer",
            "×",
            List.of("COBA 4,000", "COBA 40,000", "COBA 400,000", "COBA-HH 4,000"),
            new Bars.Series("Brian2", 5.7, 8.4, 4.2, Double.NaN),
            new Bars.Series("BrainPy", 22.1, 16.6, 4.1, 8.9),
            new Bars.Series("NEST", 31, 12, 0.8, 20))
        .titled("Speed against peers");
  }

  private static double[][] weights() {
    Random random = new Random(5);
    double[][] weights = new double[60][80];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 80; j++) {
        weights[i][j] = Math.cos((i - j) / 9.0) * 2 + 0.4 * random.nextGaussian();
      }
    }
    weights[10][20] = Double.NaN;
    return weights;
  }
}
