package cajal.brain.training;

import cajal.brain.network.Blueprint;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the steps of a network into the function that is being traced: a loop that carries states
/// and spikes under way.
final class Unrolling {
  /// An array of a population by its name.
  private record Place(Population<?> population, String name) {}

  private static final String SPIKES = " spikes";

  private final Unrolled run;
  private final Blueprint blueprint;
  private final Layout layout;
  private final DType real;
  private final int steps;
  private final List<Tensor> given;
  private final Map<Population<?>, PopulationTurn> turns = new LinkedHashMap<>();
  private final Map<Place, Arrivals> arrivals = new LinkedHashMap<>();
  private final Map<Place, Tensor> sliced = new LinkedHashMap<>();
  private final Map<Place, Tensor> carried = new LinkedHashMap<>();
  private final Map<Recording, Graph> recordings = new LinkedHashMap<>();
  private final Set<Population<?>> spiking = new HashSet<>();

  Unrolling(Unrolled run, Blueprint blueprint, List<Tensor> given) {
    this.run = run;
    this.blueprint = blueprint;
    layout = run.layout();
    real = blueprint.real();
    steps = run.length();
    this.given = given;
    Network network = run.network();
    Map<Place, List<Blueprint.Way>> ways = ways();
    for (Population<?> population : network.populations()) {
      if (blueprint.isGiven(population)) continue;
      Set<String> reached = new HashSet<>();
      for (Place place : ways.keySet())
        if (place.population() == population) reached.add(place.name());
      turns.put(population, new PopulationTurn(run, blueprint, population, reached));
    }
    ways.forEach((place, all) -> arrivals.put(place, new Arrivals(run, real, all)));
    clocks(network);
    inputs(network);
    start(network);
    for (Recording recording : run.recordings()) {
      PopulationTurn turn = turn(recording.cells().population());
      recordings.put(recording, turn.graph(recording.quantity()));
    }
  }

  private PopulationTurn turn(Population<?> population) {
    PopulationTurn turn = turns.get(population);
    if (turn != null) return turn;
    throw new IllegalArgumentException(
        "'" + population.name() + "' has given spikes and nothing else; ask for spikes(…) of it");
  }

  private Map<Place, List<Blueprint.Way>> ways() {
    Map<Place, List<Blueprint.Way>> ways = new LinkedHashMap<>();
    for (Blueprint.Way way : blueprint.ways()) {
      ways.computeIfAbsent(new Place(way.target(), way.array()), fresh -> new ArrayList<>())
          .add(way);
    }
    return ways;
  }

  private void clocks(Network network) {
    int[] step = new int[steps];
    double[] time = new double[steps];
    for (int k = 0; k < steps; k++) {
      step[k] = blueprint.step() + k;
      time[k] = step[k] * network.dt();
    }
    Tensor t = Fill.from(Type.of(real, steps), Trainable.rounded(real, time));
    for (Population<?> population : turns.keySet()) {
      sliced.put(new Place(population, "t"), t);
      sliced.put(new Place(population, "step"), Tensor.of(step));
    }
  }

  private void inputs(Network network) {
    for (Population<?> population : network.populations()) {
      int size = population.size();
      for (Blueprint.Signalled signal : blueprint.signals(population)) {
        Object rows = blueprint.rows(population, signal, steps);
        Type type = signal.forEach() ? Type.of(real, steps, size) : Type.of(real, steps);
        Tensor all = Fill.from(type, rows);
        Place place = new Place(population, signal.name());
        sliced.put(place, signal.forEach() ? each(all) : all);
      }
      if (blueprint.isGiven(population)) {
        Tensor own = Fill.from(Type.of(real, steps, size), blueprint.given(population, steps));
        sliced.put(new Place(population, SPIKES), each(own));
      }
    }
    if (given.size() != run.inputs().size()) {
      throw new IllegalArgumentException(
          "the network takes %d inputs, found %d; give one for each input(…) and spikes(…), in their order"
              .formatted(run.inputs().size(), given.size()));
    }
    for (int i = 0; i < given.size(); i++) input(run.inputs().get(i), given.get(i), i);
  }

  private void input(Input input, Tensor numbers, int i) {
    Type type = new Type(real, layout.shape(steps, input.population().size()));
    if (!numbers.type().equals(type)) {
      throw new IllegalArgumentException(
          "input %d, of '%s', takes %s, found %s"
              .formatted(i, input.population().name(), type, numbers.type()));
    }
    String name = input.isSpikes() ? SPIKES : input.name();
    sliced.put(new Place(input.population(), name), layout.in(numbers));
  }

  /// Rows of numbers of neurons for all trials.
  private Tensor each(Tensor rows) {
    if (layout.trials() == 0) return rows;
    Shape all = Shape.of(rows.dim(0), rows.dim(1), layout.trials());
    Tensor spread = Shapes.broadcast(Shapes.expand(rows, 2), all);
    return spread.reshape(rows.dim(0), layout.length(rows.dim(1)));
  }

  private void start(Network network) {
    turns.forEach((population, turn) ->
        turn.start().forEach((name, array) -> carried.put(new Place(population, name), array)));
    for (Population<?> population : network.populations()) {
      int reach = blueprint.reach(population);
      if (reach == 0) continue;
      Type type = Type.of(real, reach, population.size());
      carried.put(
          new Place(population, SPIKES), each(Fill.from(type, blueprint.before(population))));
    }
  }

  Response run() {
    List<Place> carries = List.copyOf(carried.keySet());
    List<Place> slices = List.copyOf(sliced.keySet());
    Turn all =
        Control.scan(
            (carry, xs) -> turn(named(carries, carry), named(slices, xs)),
            List.copyOf(carried.values()),
            List.copyOf(sliced.values()),
            steps);
    return response(named(carries, all.carry()), all.stacked());
  }

  private static Map<Place, Tensor> named(List<Place> places, List<Tensor> tensors) {
    Map<Place, Tensor> named = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) named.put(places.get(i), tensors.get(i));
    return named;
  }

  private static Map<String, Tensor> of(Population<?> population, Map<Place, Tensor> all) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    all.forEach((place, tensor) -> {
      if (place.population() == population) own.put(place.name(), tensor);
    });
    return own;
  }

  private Turn turn(Map<Place, Tensor> carry, Map<Place, Tensor> xs) {
    List<Tensor> stacked = new ArrayList<>();
    recordings.forEach((recording, graph) -> {
      Population<?> population = recording.cells().population();
      stacked.add(turn(population).value(graph, of(population, carry), of(population, xs)));
    });
    Map<Place, Tensor> next = new LinkedHashMap<>(carry);
    Map<Population<?>, Tensor> spikes = new HashMap<>();
    for (Population<?> population : run.network().populations()) {
      Tensor now = step(population, carry, xs, next);
      if (now != null) spikes.put(population, now);
    }
    arrivals.forEach((place, all) ->
        next.computeIfPresent(
            place, (same, array) -> all.add(array, (from, ago) -> ago(from, ago, spikes, carry))));
    for (Population<?> population : run.network().populations()) {
      Tensor now = spikes.get(population);
      next.computeIfPresent(new Place(population, SPIKES), (place, before) -> shifted(now, before));
      if (now != null && turns.containsKey(population)) {
        spiking.add(population);
        stacked.add(now);
      }
    }
    return new Turn(List.copyOf(next.values()), stacked);
  }

  /// The spikes of a population, whose next states are put in place.
  private @Nullable Tensor step(
      Population<?> population,
      Map<Place, Tensor> carry,
      Map<Place, Tensor> xs,
      Map<Place, Tensor> next) {
    PopulationTurn turn = turns.get(population);
    if (turn == null) return xs.get(new Place(population, SPIKES));
    Map<String, Tensor> states = of(population, carry);
    states.remove(SPIKES);
    PopulationTurn.Outcome outcome = turn.step(states, of(population, xs));
    outcome.states().forEach((name, state) -> next.put(new Place(population, name), state));
    return outcome.spikes();
  }

  private Tensor ago(
      Population<?> population, int ago, Map<Population<?>, Tensor> now, Map<Place, Tensor> carry) {
    Tensor spikes = now.get(population);
    if (spikes == null) return Fill.zeros(Type.of(real, layout.length(population.size())));
    if (ago == 0) return spikes;
    Tensor before = Objects.requireNonNull(carry.get(new Place(population, SPIKES)));
    return Shapes.at(before, 0, ago - 1);
  }

  /// The spikes under way one step later.
  private static Tensor shifted(@Nullable Tensor now, Tensor before) {
    if (now == null) return before;
    Tensor first = Shapes.expand(now, 0);
    int reach = before.dim(0);
    return reach == 1 ? first : Shapes.concat(0, first, Shapes.slice(before, 0, 0, reach - 1));
  }

  private Response response(Map<Place, Tensor> end, List<Tensor> stacks) {
    Map<Recording, Tensor> recorded = new HashMap<>();
    int at = 0;
    for (Recording recording : recordings.keySet()) {
      recorded.put(recording, layout.out(stacks.get(at++)));
    }
    Map<Population<?>, Tensor> spikes = new HashMap<>();
    for (Population<?> population : run.network().populations()) {
      if (spiking.contains(population)) spikes.put(population, layout.out(stacks.get(at++)));
      Tensor own = sliced.get(new Place(population, SPIKES));
      if (own != null) spikes.put(population, layout.out(own));
    }
    turns.forEach((population, turn) -> turn.end(of(population, end)));
    return new Response(spikes, recorded, turns);
  }
}
