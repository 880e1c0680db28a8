package cajal.brain.training;

import cajal.brain.network.Blueprint;
import cajal.brain.network.Cells;
import cajal.brain.network.GapJunctions;
import cajal.brain.network.GradedSynapses;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.kernel.Csr;
import cajal.trace.Fill;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What the synapses of a network add to which arrays of its populations, and when.
final class Wiring {
  private final Unrolled run;
  private final Blueprint blueprint;
  private final Layout layout;
  private final DType real;
  private final Map<Projection, SynapseTurn> synapses = new LinkedHashMap<>();
  private final Map<Place, List<Addend>> given = new LinkedHashMap<>();
  private final Map<Place, List<Addend>> arriving = new LinkedHashMap<>();
  private final Map<Place, Sum> outputs = new LinkedHashMap<>();
  private final Map<Place, Sum> arrivals = new LinkedHashMap<>();

  Wiring(Unrolled run, Blueprint blueprint) {
    this.run = run;
    this.blueprint = blueprint;
    layout = run.layout();
    real = run.real();
    for (Projection projection : run.network().projections()) {
      if (projection.connections().size() > 0) add(projection);
    }
  }

  private void add(Projection projection) {
    boolean ownWeights = run.trained().weights().containsKey(projection);
    Blueprint.Kept kept =
        blueprint.kept(projection, ownWeights, run.trained().of(projection).keySet());
    if (kept == null) {
      for (Blueprint.Way way : blueprint.ways(projection)) {
        arriving(new Place(way.target(), way.array())).addAll(Addend.of(run, way));
      }
      return;
    }
    SynapseTurn turn = new SynapseTurn(run, blueprint, kept);
    synapses.put(projection, turn);
    Population<?> post = projection.post().population();
    int[] targets =
        Arrays.stream(projection.connections().target())
            .map(i -> i + projection.post().from())
            .toArray();
    if (kept.output() != null) {
      add(new Place(post, kept.output()), Addend.each(targets, real, turn::output));
    }
    if (kept.transmitted() != null) {
      int[] ordered = Arrays.stream(turn.order()).map(k -> targets[k]).toArray();
      arriving(new Place(post, kept.transmitted())).add(Addend.each(ordered, real, turn::arrived));
    }
  }

  private void add(Place place, Addend addend) {
    given.computeIfAbsent(place, fresh -> new ArrayList<>()).add(addend);
  }

  /// What is added to an array, after what it has.
  private List<Addend> arriving(Place place) {
    return arriving.computeIfAbsent(
        place,
        fresh -> {
          List<Addend> all = new ArrayList<>();
          all.add(Addend.itself(place, ((Population<?>) place.owner()).size(), real));
          return all;
        });
  }

  /// The arrays of a population that spikes are added to.
  List<String> reached(Population<?> population) {
    return arriving.keySet().stream()
        .filter(place -> place.owner() == population)
        .map(Place::name)
        .toList();
  }

  /// Adds what cells let others see, once their steps are known.
  void connect(Function<Population<?>, PopulationTurn> turns) {
    for (Blueprint.Flow flow : blueprint.flows()) {
      GapJunctions junctions = flow.junctions();
      if (junctions.neighbours().size() == 0) continue;
      Population<?> population = junctions.cells().population();
      PopulationTurn turn = turns.apply(population);
      Part shown = turn.shown(blueprint.shown(junctions, run.trained().of(population).keySet()));
      add(new Place(population, flow.array()), flow(junctions, now -> shown(turn, shown, now)));
    }
    for (Blueprint.Graded graded : blueprint.graded()) {
      GradedSynapses some = graded.synapses();
      if (some.connections().size() == 0) continue;
      Population<?> pre = some.pre().population();
      PopulationTurn turn = turns.apply(pre);
      Part shown = turn.shown(blueprint.shown(some, run.trained().of(pre).keySet()));
      Addend addend =
          Addend.along(
              some.connections(),
              some.post().from(),
              weights(some),
              now -> of(some.pre(), shown(turn, shown, now)));
      add(new Place(some.post().population(), graded.array()), addend);
    }
    given.forEach((place, all) -> outputs.put(place, sum(place, all)));
    arriving.forEach((place, all) -> arrivals.put(place, sum(place, all)));
  }

  private Sum sum(Place place, List<Addend> all) {
    return new Sum(layout, ((Population<?>) place.owner()).size(), all);
  }

  private Tensor weights(GradedSynapses synapses) {
    Trainable trained = run.trained().weights().get(synapses);
    if (trained != null) return trained.parameter().value();
    double[] own = synapses.weights();
    return Fill.from(Type.of(real, own.length), Trainable.rounded(real, own));
  }

  private Tensor of(Cells<?> cells, Tensor numbers) {
    return layout.slice(numbers, cells.from(), cells.from() + cells.size());
  }

  private static Tensor shown(PopulationTurn turn, Part shown, Moment now) {
    Population<?> population = turn.population();
    return turn.value(shown, now.before(population), now.given(population));
  }

  /// What flows into each cell through gap junctions: g times the difference of each pair, which is
  /// added to the one and taken from the other in the order of a simulation.
  private Addend flow(GapJunctions junctions, Function<Moment, Tensor> shown) {
    Csr neighbours = junctions.neighbours();
    Csr ends =
        new Csr(
            neighbours.pre(), neighbours.size() / 2, neighbours.rowStart(), junctions.junctions());
    Tensor here = signs(neighbours, 1);
    Tensor there = signs(neighbours, -1);
    Tensor conductance = conductance(junctions);
    boolean each = conductance.rank() > 0;
    Tensor factor = each ? layout.spread(conductance) : conductance;
    Cells<?> cells = junctions.cells();
    int[] into = IntStream.range(cells.from(), cells.from() + cells.size()).toArray();
    return Addend.each(
        into,
        real,
        now -> {
          Tensor x = layout.operand(of(cells, shown.apply(now)));
          Tensor difference = layout.numbers(Products.scatter(ends, there, x));
          Tensor parts = each ? factor.times(difference) : difference;
          Tensor flow = layout.numbers(Products.gather(ends, here, layout.operand(parts)));
          return each ? flow : factor.times(flow);
        });
  }

  /// A sign for the cell of the lower number of each pair, and the other for the other.
  private Tensor signs(Csr neighbours, double lower) {
    int[] cell = neighbours.sources();
    double[] signs = new double[cell.length];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = cell[k] < neighbours.target()[k] ? lower : -lower;
    }
    return Fill.from(Type.of(real, signs.length), Trainable.rounded(real, signs));
  }

  private Tensor conductance(GapJunctions junctions) {
    Trainable trained = run.trained().weights().get(junctions);
    if (trained != null) return trained.parameter().value();
    if (!junctions.isEach()) {
      double[] same = {junctions.conductance()};
      return Fill.from(new Type(real, Shape.SCALAR), Trainable.rounded(real, same));
    }
    double[] own = junctions.conductances();
    return Fill.from(Type.of(real, own.length), Trainable.rounded(real, own));
  }

  /// What synapses start from.
  Map<Place, Tensor> start() {
    Map<Place, Tensor> start = new LinkedHashMap<>();
    synapses.forEach((projection, turn) ->
        turn.start().forEach((name, state) -> start.put(new Place(projection, name), state)));
    return start;
  }

  /// At the start of a step: what synapses give out to a population, by the names of its arrays.
  Map<String, Tensor> outputs(Population<?> population, Moment now) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String name : blueprint.outputs(population)) {
      Sum sum = outputs.get(new Place(population, name));
      Type type = Type.of(real, layout.length(population.size()));
      all.put(name, sum == null ? Fill.zeros(type) : sum.of(now));
    }
    return all;
  }

  /// What synapses keep goes on, and spikes arrive, once it is known who spikes.
  void arrive(Moment now) {
    synapses.values().forEach(turn -> turn.begin(now));
    synapses.values().forEach(turn -> turn.arrive(now));
    arrivals.forEach((place, sum) -> now.next.computeIfPresent(place, (same, old) -> sum.of(now)));
  }
}
