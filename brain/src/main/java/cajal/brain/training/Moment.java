package cajal.brain.training;

import cajal.brain.network.Cells;
import cajal.brain.network.Network;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known in a step: what was there at its start, what is given in it, and what has been
/// computed so far.
final class Moment {
  private final Network network;
  private final Layout layout;
  private final DType real;
  private final Map<Place, Tensor> before;
  private final Map<Place, Tensor> given;

  /// What the next step starts from.
  final Map<Place, Tensor> next;

  /// Who spikes in this step.
  final Map<Population<?>, Tensor> spikes = new HashMap<>();

  /// What spikes that arrive hand over at each synapse.
  final Map<Projection, Tensor> amounts = new HashMap<>();

  Moment(Unrolled run, Map<Place, Tensor> before, Map<Place, Tensor> given) {
    network = run.network();
    layout = run.layout();
    real = run.real();
    this.before = before;
    this.given = given;
    next = new LinkedHashMap<>(before);
  }

  /// The arrays of an owner at the start of the step.
  Map<String, Tensor> before(Object owner) {
    return of(owner, before);
  }

  /// The arrays of an owner as they have become.
  Map<String, Tensor> now(Object owner) {
    return of(owner, next);
  }

  /// What an owner is given in this step, and the clock.
  Map<String, Tensor> given(Object owner) {
    Map<String, Tensor> all = of(network, given);
    all.putAll(of(owner, given));
    return all;
  }

  @Nullable Tensor givenSpikes(Population<?> population) {
    return given.get(new Place(population, Place.SPIKES));
  }

  static Map<String, Tensor> of(Object owner, Map<Place, Tensor> all) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    all.forEach((place, tensor) -> {
      if (place.owner() == owner) own.put(place.name(), tensor);
    });
    return own;
  }

  /// The spikes of cells so many steps ago.
  Tensor ago(Cells<?> cells, int ago) {
    Tensor all = ago(cells.population(), ago);
    return layout.slice(all, cells.from(), cells.from() + cells.size());
  }

  private Tensor ago(Population<?> population, int ago) {
    Tensor now = spikes.get(population);
    if (now == null) return Fill.zeros(Type.of(real, layout.length(population.size())));
    if (ago == 0) return now;
    Place place = new Place(population, Place.SPIKES);
    return Shapes.at(Objects.requireNonNull(before.get(place)), 0, ago - 1);
  }

  /// The spikes of a population from this step to so many steps ago, one step after another.
  Tensor until(Population<?> population, int ago) {
    int cells = layout.length(population.size());
    Tensor now = spikes.get(population);
    if (now == null) return Fill.zeros(Type.of(real, (ago + 1) * cells));
    Tensor before = Objects.requireNonNull(this.before.get(new Place(population, Place.SPIKES)));
    Tensor all = Shapes.concat(0, Shapes.expand(now, 0), Shapes.slice(before, 0, 0, ago));
    return all.reshape((ago + 1) * cells);
  }

  /// Moves the spikes under way on by a step.
  void shift(Population<?> population) {
    next.computeIfPresent(
        new Place(population, Place.SPIKES),
        (place, before) -> shifted(spikes.get(population), before));
  }

  private static Tensor shifted(@Nullable Tensor now, Tensor before) {
    if (now == null) return before;
    Tensor first = Shapes.expand(now, 0);
    int reach = before.dim(0);
    return reach == 1 ? first : Shapes.concat(0, first, Shapes.slice(before, 0, 0, reach - 1));
  }
}
