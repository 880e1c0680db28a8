package cajal.systems.fitting;

import cajal.brain.Neuron;
import cajal.brain.integrate.Scheme;
import cajal.brain.training.CellStep;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A neuron class whose fields are fitted: every [Neuron], Cajal's or a user's. Its voltage in mV
/// is the state `v`, or the first there is.
///
/// It is stepped as in a network, or by a scheme that is given. A cell that has no spike condition
/// counts as spiking above −20 mV.
public final class NeuronCell implements CellModel {
  private static final double THRESHOLD = -20;

  private static final double FAR = 10;

  /// The state of every neuron that says in which step it is no longer refractory.
  private static final String READY_AT = "readyAt";

  /// Just below the threshold, for a cell that is above it but refractory.
  private static final double BELOW = -1e-9;

  private final String name;
  private final Supplier<? extends Neuron> neuron;
  private final double perNanoampere;
  private final List<Free> free;
  private final Scheme scheme;
  private final double @Nullable [] start;
  private final boolean resets;

  /// @param neuron makes it with the numbers of the fields that are not fitted
  /// @param perNanoampere what its `input` is at 1 nA: 1000 where it is in pA
  /// @param free named as its fields
  public NeuronCell(
      String name, Supplier<? extends Neuron> neuron, double perNanoampere, List<Free> free) {
    this(name, neuron, perNanoampere, free, Scheme.AUTOMATIC, null);
  }

  private NeuronCell(
      String name,
      Supplier<? extends Neuron> neuron,
      double perNanoampere,
      List<Free> free,
      Scheme scheme,
      double @Nullable [] start) {
    this.name = name;
    this.neuron = neuron;
    this.perNanoampere = perNanoampere;
    this.free = List.copyOf(free);
    this.scheme = scheme;
    this.start = start;
    resets = new CellStep(neuron.get(), 1, 0.1, names(), scheme).resets();
  }

  /// The same, stepped by this scheme. What escapes to infinity within a step of an exponential
  /// scheme stays finite with [Scheme#EULER], and so do its gradients.
  public NeuronCell by(Scheme other) {
    return new NeuronCell(name, neuron, perNanoampere, free, other, start);
  }

  /// The same whose voltage begins in each trace with one of these numbers in mV, not with that of
  /// the class.
  public NeuronCell startingAt(double... voltages) {
    return new NeuronCell(name, neuron, perNanoampere, free, scheme, voltages.clone());
  }

  private List<String> names() {
    return free.stream().map(Free::name).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Free> free() {
    return free;
  }

  @Override
  public boolean resets() {
    return resets;
  }

  @Override
  public Response respond(List<Tensor> parameters, Stimuli stimuli) {
    return respond(parameters, stimuli, null);
  }

  @Override
  public CellModel forced(boolean[][] spikes) {
    return resets ? new ForcedCell(this, spikes, this::respond) : this;
  }

  private Response respond(List<Tensor> given, Stimuli stimuli, boolean @Nullable [][] forced) {
    int candidates = given.getFirst().dim(0);
    int cells = stimuli.traces() * candidates;
    CellStep cell = new CellStep(neuron.get(), cells, stimuli.dt(), names(), scheme);
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    for (int i = 0; i < free.size(); i++) {
      Tensor each = Shapes.broadcast(given.get(i), Shape.of(stimuli.traces(), candidates));
      parameters.put(free.get(i).name(), each.reshape(cells));
    }
    Map<String, Tensor> begin = begin(cell, stimuli.traces(), candidates);
    List<String> states = List.copyOf(begin.keySet());
    Turn run =
        Control.scan(
            (before, now) -> {
              Tensor input = now.get(1).reshape(cells).times(perNanoampere);
              CellStep.Ended end =
                  cell.step(named(states, before), parameters, input, now.get(0), stimuli.dt());
              Tensor own = Objects.requireNonNull(end.states().get(voltage(states)));
              Tensor excess = excess(end, own);
              Tensor high = limited(excess).plus(own.minus(excess));
              Tensor voltage = Maths.where(excess.gt(FAR), high, own);
              Tensor spiking = forced == null ? excess.ge(0) : now.get(2).reshape(cells).gt(0);
              List<Tensor> next = List.copyOf(end.reset(spiking).values());
              return new Turn(next, List.of(voltage, limited(excess), ready(states, before, now)));
            },
            List.copyOf(begin.values()),
            slices(stimuli, candidates, forced),
            stimuli.steps());
    int[] shape = {stimuli.steps(), stimuli.traces(), candidates};
    List<Tensor> found = run.stacked().stream().map(each -> each.reshape(shape)).toList();
    return new Response(found.get(0), found.get(1), found.get(2));
  }

  /// The number of the step, the current, and the spikes if they are forced.
  private static List<Tensor> slices(
      Stimuli stimuli, int candidates, boolean @Nullable [][] forced) {
    List<Tensor> slices = new ArrayList<>();
    slices.add(Fill.iota(stimuli.steps()));
    slices.add(Columns.of(stimuli.currents(), candidates));
    if (forced != null) slices.add(Columns.of(forced, 0, candidates));
    return slices;
  }

  private Map<String, Tensor> begin(CellStep cell, int traces, int candidates) {
    Map<String, Tensor> begin = cell.start();
    if (start == null) return begin;
    if (start.length != traces) {
      throw new IllegalArgumentException(
          "%d traces, %d voltages to begin with; give one for each"
              .formatted(traces, start.length));
    }
    Tensor each = Fill.from(Type.of(DType.F64, traces, 1), start);
    Tensor all = Shapes.broadcast(each, Shape.of(traces, candidates));
    begin.put(voltage(List.copyOf(begin.keySet())), all.reshape(traces * candidates));
    return begin;
  }

  private static String voltage(List<String> states) {
    return states.contains("v") ? "v" : states.get(1);
  }

  /// 1 where a cell can spike, 0 where it is refractory.
  private static Tensor ready(List<String> names, List<Tensor> states, List<Tensor> now) {
    Tensor readyAt = states.get(names.indexOf(READY_AT));
    return now.getFirst().ge(readyAt).cast(DType.F64);
  }

  private static Map<String, Tensor> named(List<String> names, List<Tensor> tensors) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    for (int i = 0; i < tensors.size(); i++) named.put(names.get(i), tensors.get(i));
    return named;
  }

  /// A voltage that escapes to infinity, as that of an AdEx, is only reported to be high: from so
  /// many mV above the threshold on it grows as a logarithm.
  private static Tensor limited(Tensor excess) {
    Tensor far = Maths.max(excess, Tensor.scalar(FAR));
    return Maths.where(excess.gt(FAR), Maths.log(far.times(1 / FAR)).times(FAR).plus(FAR), excess);
  }

  /// At least 0 exactly where the cell spikes.
  private static Tensor excess(CellStep.Ended end, Tensor voltage) {
    Tensor margin = end.margin();
    Tensor spikes = end.spikes();
    if (margin == null || spikes == null) return voltage.minus(THRESHOLD);
    Tensor silent = Maths.min(margin, Tensor.scalar(BELOW));
    return Maths.where(spikes, Maths.max(margin, Tensor.scalar(0.0)), silent);
  }
}
