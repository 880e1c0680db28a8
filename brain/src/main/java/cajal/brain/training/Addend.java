package cajal.brain.training;

import cajal.brain.network.Blueprint;
import cajal.brain.network.Cells;
import cajal.brain.network.Population;
import cajal.brain.network.Projection;
import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.kernel.Csr;
import cajal.trace.Fill;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers that are added to an array of neurons, each times its weights to the neurons of its row.
///
/// @param rows the neurons that each number is added to
/// @param weights one for each of them
/// @param isSame whether all weights are 1
/// @param numbers of a step
record Addend(List<int[]> rows, Tensor weights, boolean isSame, Function<Moment, Tensor> numbers) {

  /// What an array of neurons has already.
  static Addend itself(Place place, int size, DType real) {
    return each(
        IntStream.range(0, size).toArray(),
        real,
        now -> Objects.requireNonNull(now.next.get(place)));
  }

  /// One number for each neuron of a list.
  static Addend each(int[] neurons, DType real, Function<Moment, Tensor> numbers) {
    List<int[]> rows = Arrays.stream(neurons).mapToObj(i -> new int[] {i}).toList();
    return new Addend(rows, Fill.ones(new Type(real, Shape.of(neurons.length))), true, numbers);
  }

  /// A number of each source, which its synapses take to their targets.
  static Addend along(Csr csr, int offset, Tensor weights, Function<Moment, Tensor> numbers) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < csr.pre(); i++) {
      int[] row = Arrays.copyOfRange(csr.target(), csr.rowStart()[i], csr.rowStart()[i + 1]);
      for (int k = 0; k < row.length; k++) row[k] += offset;
      rows.add(row);
    }
    return new Addend(rows, weights, false, numbers);
  }

  /// The spikes that go a way, in the order in which a simulation adds them: those of longer delays
  /// first.
  static List<Addend> of(Unrolled run, Blueprint.Way way) {
    List<Addend> all = new ArrayList<>();
    Tensor amounts = amounts(run, way);
    Projection projection = way.projection();
    Cells<?> pre = projection.pre();
    Trained.Delay trained = run.trained().delays().get(projection);
    if (trained != null) return List.of(delayed(run, trained, projection, amounts));
    for (Blueprint.Due due : Blueprint.byDelay(projection)) {
      boolean some = due.synapses().length < amounts.dim(0);
      all.add(
          new Addend(
              rows(projection, due.synapses()),
              some ? Shapes.gather(amounts, Tensor.of(due.synapses())) : amounts,
              false,
              now -> now.ago(pre, due.delay())));
    }
    return all;
  }

  /// The spikes that arrive after delays that are trained: of each source where all synapses have
  /// one delay, else of each synapse.
  private static Addend delayed(
      Unrolled run, Trained.Delay delay, Projection projection, Tensor amounts) {
    Cells<?> pre = projection.pre();
    Population<?> population = pre.population();
    int[] order =
        Blueprint.byDelay(projection).stream()
            .flatMapToInt(due -> Arrays.stream(due.synapses()))
            .toArray();
    boolean each = delay.trained().parameter().type().shape().rank() > 0;
    int[] sources = projection.connections().sources();
    int[] from =
        each
            ? Arrays.stream(order).map(k -> pre.from() + sources[k]).toArray()
            : IntStream.range(pre.from(), pre.from() + pre.size()).toArray();
    Delayed delayed = new Delayed(run, delay, run.network().dt(), population.size(), from, order);
    if (!each) {
      return new Addend(
          rows(projection, order), amounts, false, now -> delayed.arriving(now, population));
    }
    Tensor ordered = run.layout().spread(Shapes.gather(amounts, Tensor.of(order)));
    int[] target = projection.connections().target();
    int[] to = Arrays.stream(order).map(k -> projection.post().from() + target[k]).toArray();
    return each(to, run.real(), now -> ordered.times(delayed.arriving(now, population)));
  }

  /// The targets of each source along some synapses.
  private static List<int[]> rows(Projection projection, int[] synapses) {
    List<int[]> rows = new ArrayList<>();
    Csr all = projection.connections();
    int offset = projection.post().from();
    int at = 0;
    for (int i = 0; i < all.pre(); i++) {
      int from = at;
      while (at < synapses.length && synapses[at] < all.rowStart()[i + 1]) at++;
      rows.add(IntStream.range(from, at).map(k -> all.target()[synapses[k]] + offset).toArray());
    }
    return rows;
  }

  /// What a spike adds along each synapse.
  private static Tensor amounts(Unrolled run, Blueprint.Way way) {
    DType real = run.real();
    double[] known = Arrays.stream(way.projection().weights()).map(way.amount()::of).toArray();
    Type type = Type.of(real, known.length);
    Tensor own = Fill.from(type, Trainable.rounded(real, known));
    Trainable trained = run.trained().weights().get(way.projection());
    Rates rates = rates(run, way);
    if (rates == null) {
      if (trained == null) return own;
      double perWeight = way.amount().perWeight();
      double constant = way.amount().constant();
      if (perWeight == 1 && constant == 0) return trained.parameter().value();
      Tensor amount = trained.wide().times(perWeight).plus(constant).cast(real);
      return Trainable.anchored(amount, trained.isOwn(), own);
    }
    Tensor w =
        trained == null
            ? Fill.from(Type.of(DType.F64, known.length), way.projection().weights())
            : trained.wide();
    Tensor amount = w.times(rates.perWeight()).plus(rates.constant()).cast(real);
    Tensor isOwn = Shapes.broadcast(rates.isOwn(), Shape.of(known.length));
    return Trainable.anchored(amount, trained == null ? isOwn : isOwn.and(trained.isOwn()), own);
  }

  /// What a spike adds for each unit of the weight, and beside it, where parameters of the synapse
  /// that are trained say it.
  private record Rates(Tensor perWeight, Tensor constant, Tensor isOwn) {}

  private static @Nullable Rates rates(Unrolled run, Blueprint.Way way) {
    String prefix = way.prefix();
    if (prefix.isEmpty()) return null;
    Map<String, Trainable> trained = new LinkedHashMap<>();
    run.trained()
        .of(way.target())
        .forEach((name, one) -> {
          if (name.startsWith(prefix)) trained.put(name.substring(prefix.length()), one);
        });
    if (trained.isEmpty()) return null;
    Blueprint blueprint = Blueprint.of(run.network());
    Part part =
        new Part(
            Part.select(
                blueprint.amounts(way.projection(), trained.keySet()),
                port ->
                    port.name()
                        .replaceAll("\\.w$", "")
                        .equals(way.array().substring(prefix.length()))),
            new Knowns(
                blueprint.numbers(way.projection()),
                new GraphBuilder().build(List.of()),
                trained,
                DType.F64));
    Map<String, Tensor> found =
        part.apply(name -> {
          Trainable one = trained.get(name);
          return one == null ? null : one.wide();
        });
    Tensor none = Tensor.scalar(0.0);
    String state = way.array().substring(prefix.length());
    return new Rates(
        found.getOrDefault(state + ".w", none),
        found.getOrDefault(state, none),
        trained.values().stream().map(Trainable::isOwn).reduce(Tensor::and).orElseThrow());
  }
}
