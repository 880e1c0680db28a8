package cajal.io.sonata;

import cajal.brain.Spikes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// The 300 IntFire1 cells as plain loops over the edges of a circuit: m decays with tau, an event
/// adds its weight, m > 1 fires, then m = 0 and events are ignored while refractory.
final class IntFireNetwork {
  /// `ticks` of the grid, or microseconds where there is none.
  record Fired(long ticks, int cell) {}

  private final int cells;
  private final double[] tau;
  private final double refractory;
  private final double delay;
  private final double tstop;
  private final List<SonataInput.SpikeTrain> inputs;
  private final int[][] targets;
  private final double[][] weights;
  private final int[] firstSource;
  private final int[] inputSources;

  IntFireNetwork(Sonata sonata) {
    SonataCircuit circuit = sonata.circuit();
    NodePopulation v1 = circuit.population("v1");
    cells = v1.size();
    tau = Arrays.stream(v1.attributes().values("tau")).map(s -> s * 1000).toArray();
    refractory = v1.attributes().values("refrac")[0] * 1000;
    delay = circuit.edges().getFirst().delays()[0];
    tstop = sonata.simulation().tstop();
    inputs = sonata.simulation().inputs().stream().map(SonataInput.SpikeTrain.class::cast).toList();
    firstSource = new int[circuit.nodes().size() + 1];
    for (int p = 0; p < circuit.nodes().size(); p++) {
      firstSource[p + 1] = firstSource[p] + circuit.nodes().get(p).size();
    }
    targets = new int[firstSource[circuit.nodes().size()]][];
    weights = new double[targets.length][];
    for (EdgePopulation edges : circuit.edges()) fill(edges, first(circuit, edges.source()));
    inputSources = inputs.stream().mapToInt(i -> first(circuit, i.spikes().population())).toArray();
  }

  private int first(SonataCircuit circuit, String population) {
    return firstSource[circuit.nodes().indexOf(circuit.population(population))];
  }

  private void fill(EdgePopulation edges, int first) {
    int[] count = new int[targets.length];
    for (int s : edges.sourceIds()) count[first + s]++;
    double[] weight = edges.totalWeights();
    for (int e = 0; e < edges.size(); e++) {
      int s = first + edges.sourceIds()[e];
      if (targets[s] == null) {
        targets[s] = new int[count[s]];
        weights[s] = new double[count[s]];
      }
      int at = targets[s].length - count[s]--;
      targets[s][at] = edges.targetIds()[e];
      weights[s][at] = weight[e];
    }
  }

  private record Event(double time, long serial, int source, int cell) {}

  /// Every event at its exact time, events of one time in the order in which they were sent.
  List<Fired> eventDriven() {
    PriorityQueue<Event> queue =
        new PriorityQueue<>((a, b) ->
            a.time == b.time ? Long.compare(a.serial, b.serial) : Double.compare(a.time, b.time));
    long serial = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Spikes spikes = inputs.get(i).spikes();
      for (int k = 0; k < spikes.size(); k++) {
        int source = inputSources[i] + spikes.ids()[k];
        queue.add(new Event(spikes.times()[k] + delay, serial++, source, -1));
      }
    }
    double[] m = new double[cells];
    double[] last = new double[cells];
    boolean[] ignoring = new boolean[cells];
    List<Fired> fired = new ArrayList<>();
    while (!queue.isEmpty() && queue.peek().time <= tstop) {
      Event event = queue.remove();
      double t = event.time;
      if (event.cell >= 0) {
        ignoring[event.cell] = false;
        m[event.cell] = 0;
        last[event.cell] = t;
        continue;
      }
      for (int k = 0; k < targets[event.source].length; k++) {
        int i = targets[event.source][k];
        if (ignoring[i]) continue;
        m[i] = m[i] * Math.exp(-(t - last[i]) / tau[i]) + weights[event.source][k];
        last[i] = t;
        if (m[i] > 1) {
          ignoring[i] = true;
          fired.add(new Fired(Math.round(t * 1000), i));
          queue.add(new Event(t + refractory, serial++, -1, i));
          queue.add(new Event(t + delay, serial++, i, -1));
        }
      }
    }
    return fired;
  }

  /// A grid: in each tick m decays, all events due are added, then m is compared with 1 once.
  List<Fired> onGrid(double dt, boolean single) {
    int delayTicks = (int) Math.round(delay / dt);
    int refractoryTicks = (int) Math.round(refractory / dt);
    int ticks = (int) Math.round(tstop / dt);
    List<List<Integer>> ring = new ArrayList<>();
    for (int i = 0; i < delayTicks; i++) ring.add(new ArrayList<>());
    Deque<Fired> external = external(dt);
    double[] decay = Arrays.stream(tau).map(t -> rounded(Math.exp(-dt / t), single)).toArray();
    double[] m = new double[cells];
    int[] ignoringUntil = new int[cells];
    List<Fired> fired = new ArrayList<>();
    for (int tick = 0; tick <= ticks; tick++) {
      for (int i = 0; i < cells; i++) m[i] = rounded(m[i] * decay[i], single);
      List<Integer> due = ring.get(tick % delayTicks);
      if (!due.isEmpty()) {
        for (int s : due) {
          for (int k = 0; k < targets[s].length; k++) {
            int i = targets[s][k];
            if (tick < ignoringUntil[i]) continue;
            m[i] = rounded(m[i] + rounded(weights[s][k], single), single);
          }
        }
        due.clear();
        for (int i = 0; i < cells; i++) {
          if (m[i] <= 1) continue;
          m[i] = 0;
          ignoringUntil[i] = tick + refractoryTicks;
          fired.add(new Fired(tick, i));
          due.add(i);
        }
      }
      while (!external.isEmpty() && external.peek().ticks == tick) due.add(external.remove().cell);
    }
    return fired;
  }

  private Deque<Fired> external(double dt) {
    List<Fired> all = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Spikes spikes = inputs.get(i).spikes();
      for (int k = 0; k < spikes.size(); k++) {
        all.add(new Fired(Math.round(spikes.times()[k] / dt), inputSources[i] + spikes.ids()[k]));
      }
    }
    all.sort((a, b) -> Long.compare(a.ticks, b.ticks));
    return new ArrayDeque<>(all);
  }

  private static double rounded(double value, boolean single) {
    return single ? (float) value : value;
  }
}
