package cajal.cli.sonata;

import static cajal.brain.connect.Connect.fromCsr;

import cajal.brain.Spikes;
import cajal.brain.models.IntFire1;
import cajal.brain.network.Cells;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.SpikeRecord;
import cajal.io.FormatError;
import cajal.io.sonata.EdgePopulation;
import cajal.io.sonata.NodePopulation;
import cajal.io.sonata.Sonata;
import cajal.io.sonata.SonataAttributes;
import cajal.io.sonata.SonataInput;
import cajal.kernel.Coo;
import cajal.kernel.Ordered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A SONATA network of IntFire1 cells, driven by the spikes of its virtual populations.
///
/// NEURON handles each spike at its own instant. A grid of 1 µs, on which the spike files lie, does
/// the same: in step k a cell decays, takes what was sent in step k − d for a delay of d steps, and
/// fires where m > 1.
public final class IntFireCircuit {
  /// The time step in ms.
  public static final double DT = 0.001;

  private static final String TEMPLATE = "nrn:IntFire1";

  private final Sonata sonata;
  private final Network net;
  private final Map<String, Cells<?>> sources = new HashMap<>();
  private final Map<String, Population<IntFire1>> targets = new LinkedHashMap<>();

  private IntFireCircuit(Sonata sonata, Network net) {
    this.sonata = sonata;
    this.net = net;
  }

  /// Fills an empty network; the result is the spikes that will be recorded of each population.
  ///
  /// @throws FormatError if the circuit has cells or inputs of another kind
  public static List<SpikeRecord> build(Sonata sonata, Network net) {
    var circuit = new IntFireCircuit(sonata, net);
    for (NodePopulation nodes : sonata.circuit().nodes()) {
      if (nodes.virtual()) {
        circuit.sources.put(nodes.name(), net.source(circuit.given(nodes)));
      } else {
        circuit.cells(nodes);
      }
    }
    sonata.circuit().edges().forEach(circuit::connect);
    return circuit.targets.values().stream().map(net::spikes).toList();
  }

  private void cells(NodePopulation nodes) {
    SonataAttributes attributes = nodes.attributes();
    for (int i = 0; i < nodes.size(); i++) {
      String template = attributes.text("model_template", i);
      if (TEMPLATE.equals(template)) continue;
      throw new FormatError(
          nodes.type(i).file(),
          "cells of the model_template " + TEMPLATE + ", the only one that can be simulated",
          "model_type "
              + attributes.text("model_type", i)
              + ", model_template "
              + template
              + " (type "
              + nodes.type(i).id()
              + ")",
          "Simulate these cells in NEURON or NEST, or describe them as a model in Java: cajal run"
              + " my-net.java.");
    }
    Population<IntFire1> cells = net.population(nodes.name(), new IntFire1(), nodes.size());
    cells.set("tau", milliseconds(attributes.values("tau")));
    cells.set("tRef", milliseconds(attributes.values("refrac")));
    targets.put(nodes.name(), cells);
    sources.put(nodes.name(), cells);
  }

  private static double[] milliseconds(double[] seconds) {
    return Arrays.stream(seconds).map(s -> s * 1000).toArray();
  }

  /// The spikes of a virtual population from all files that have some.
  private Spikes given(NodePopulation nodes) {
    List<Spikes> files = new ArrayList<>();
    for (SonataInput input : sonata.simulation().inputs()) {
      switch (input) {
        case SonataInput.SpikeTrain train -> {
          if (train.spikes().population().equals(nodes.name())) files.add(train.spikes());
        }
        case SonataInput.Other other ->
            throw new FormatError(
                sonata.simulation().file(),
                "inputs of the type spikes, the only one that can be simulated",
                "the input " + other.name() + " of the type " + other.type(),
                "Remove it from inputs.");
      }
    }
    double[] times = files.stream().flatMapToDouble(s -> Arrays.stream(s.times())).toArray();
    int[] ids = files.stream().flatMapToInt(s -> Arrays.stream(s.ids())).toArray();
    return new Spikes(nodes.name(), nodes.size(), times, ids);
  }

  /// Edges of one delay make a projection.
  private void connect(EdgePopulation edges) {
    Population<IntFire1> target = targets.get(edges.target());
    if (target == null) {
      throw new FormatError(
          edges.file(),
          "edges that lead to cells",
          "edges to the virtual population " + edges.target(),
          "Exchange source and target.");
    }
    Cells<?> source = Objects.requireNonNull(sources.get(edges.source()));
    double[] weights = edges.totalWeights();
    double[] delays = edges.delays();
    for (double delay : new TreeSet<>(Arrays.stream(delays).boxed().toList())) {
      int steps = (int) Math.rint(delay / DT);
      if (steps < 1) {
        throw new FormatError(
            edges.file(), "delays of at least " + DT + " ms", delay + " ms", "Lengthen the delay.");
      }
      int[] edge = IntStream.range(0, delays.length).filter(e -> delays[e] == delay).toArray();
      int[] from = Arrays.stream(edge).map(e -> edges.sourceIds()[e]).toArray();
      int[] to = Arrays.stream(edge).map(e -> edges.targetIds()[e]).toArray();
      double[] weight = Arrays.stream(edge).mapToDouble(e -> weights[e]).toArray();
      Ordered pairs = new Coo(source.size(), target.size(), from, to).toCsr();
      // what is sent at the end of step k − 1 is in the state that step k begins with
      net.connect(source, target, fromCsr(pairs.csr()), (c, w) -> c.receive(w))
          .weights(pairs.reorder(weight))
          .delay((steps - 1) * DT);
    }
  }
}
