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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the steps of a network into the function that is being traced: a loop that carries states
/// and spikes under way.
final class Unrolling {
  private final Unrolled run;
  private final Blueprint blueprint;
  private final Layout layout;
  private final DType real;
  private final int steps;
  private final List<Tensor> given;
  private final Map<Population<?>, PopulationTurn> turns = new LinkedHashMap<>();
  private final Wiring wiring;
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
    wiring = new Wiring(run, blueprint);
    for (Population<?> population : network.populations()) {
      if (blueprint.isGiven(population)) continue;
      List<String> reached = wiring.reached(population);
      turns.put(population, new PopulationTurn(run, blueprint, population, reached));
    }
    wiring.connect(this::turn);
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

  private void clocks(Network network) {
    int[] step = new int[steps];
    double[] time = new double[steps];
    for (int k = 0; k < steps; k++) {
      step[k] = blueprint.step() + k;
      time[k] = step[k] * network.dt();
    }
    Tensor t = Fill.from(Type.of(real, steps), Trainable.rounded(real, time));
    sliced.put(new Place(network, "t"), t);
    sliced.put(new Place(network, "step"), Tensor.of(step));
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
        sliced.put(new Place(population, Place.SPIKES), each(own));
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
    String name = input.isSpikes() ? Place.SPIKES : input.name();
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
    carried.putAll(wiring.start());
    for (Population<?> population : network.populations()) {
      int reach = Math.max(blueprint.reach(population), run.trained().reach(population));
      if (reach == 0) continue;
      Type type = Type.of(real, reach, population.size());
      carried.put(
          new Place(population, Place.SPIKES),
          each(Fill.from(type, blueprint.before(population, reach))));
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

  private Turn turn(Map<Place, Tensor> carry, Map<Place, Tensor> xs) {
    Moment now = new Moment(run, carry, xs);
    List<Tensor> stacked = new ArrayList<>();
    recordings.forEach((recording, graph) -> {
      Population<?> population = recording.cells().population();
      stacked.add(turn(population).value(graph, now.before(population), now.given(population)));
    });
    for (Population<?> population : run.network().populations()) {
      Tensor spikes = step(population, now);
      if (spikes != null) now.spikes.put(population, spikes);
    }
    wiring.arrive(now);
    for (Population<?> population : run.network().populations()) {
      now.shift(population);
      Tensor spikes = now.spikes.get(population);
      if (spikes != null && turns.containsKey(population)) {
        spiking.add(population);
        stacked.add(spikes);
      }
    }
    return new Turn(List.copyOf(now.next.values()), stacked);
  }

  /// The spikes of a population, whose next states are put in place.
  private @Nullable Tensor step(Population<?> population, Moment now) {
    PopulationTurn turn = turns.get(population);
    if (turn == null) return now.givenSpikes(population);
    Map<String, Tensor> states = now.before(population);
    states.remove(Place.SPIKES);
    Map<String, Tensor> given = now.given(population);
    given.putAll(wiring.outputs(population, now));
    PopulationTurn.Outcome outcome = turn.step(states, given);
    outcome.states().forEach((name, state) -> now.next.put(new Place(population, name), state));
    return outcome.spikes();
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
      Tensor own = sliced.get(new Place(population, Place.SPIKES));
      if (own != null) spikes.put(population, layout.out(own));
    }
    turns.forEach((population, turn) -> turn.end(Moment.of(population, end)));
    return new Response(spikes, recorded, turns);
  }
}
