package cajal.learn.train;

import cajal.exec.Program;
import cajal.exec.Settings;
import cajal.ir.Graph;
import cajal.ir.Type;
import cajal.learn.nn.Layer;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.Optimizer;
import cajal.learn.optim.ParameterGroup;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One step of training as one compiled program: loss, gradients, clipping, optimiser, constraints.
///
/// ```java
/// TrainingStep step =
///     TrainingStep.of(
///         List.of(w),
///         new Adam(),
///         batch -> List.of(Reductions.mean(Maths.square(batch.get(0).times(w.value()).minus(batch.get(1))))));
/// float loss = step.run(List.of(x, y), 1e-3).getFirst().floats()[0];
/// ```
///
/// After each run the parameters have their new numbers. Numbers that are set from outside between
/// two runs count for the next. A loss, or a parameter, that becomes NaN or infinite ends the run
/// with a [TrainingError] that says where it came from, and everything stays as it was before.
public final class TrainingStep {
  private final Layout layout;
  private final Compiled compiled;
  private final List<Object> slots;
  private final @Nullable Tensor[] written;
  private List<Tensor> entered = List.of();
  private @Nullable Program program;
  private long steps;

  private TrainingStep(Layout layout, Settings settings) {
    this.layout = layout;
    this.compiled = Cajal.compileAll(layout::step, settings);
    this.written = new Tensor[layout.parameters().size()];
    this.slots = new ArrayList<>();
    for (Type slot : layout.slots()) slots.add(Storage.zeros(slot));
  }

  /// @param loss gives the loss of a batch, a scalar, then whatever else is of interest
  public static TrainingStep of(
      List<Parameter> parameters, Optimizer optimizer, UnaryOperator<List<Tensor>> loss) {
    return of(List.of(ParameterGroup.of(optimizer, parameters)), Clipping.none(), loss);
  }

  /// Of all parameters of a layer, with its running means.
  ///
  /// @param loss gives the loss of a batch, a scalar, then whatever else is of interest
  public static TrainingStep of(
      Layer layer, Optimizer optimizer, UnaryOperator<List<Tensor>> loss) {
    ParameterGroup trained = ParameterGroup.of(optimizer, layer.parameters());
    ParameterGroup state = ParameterGroup.of(optimizer, layer.state()).freeze();
    return of(List.of(trained, state), Clipping.none(), loss);
  }

  /// @param loss gives the loss of a batch, a scalar, then whatever else is of interest
  public static TrainingStep of(
      List<ParameterGroup> groups, Clipping clipping, UnaryOperator<List<Tensor>> loss) {
    return of(groups, clipping, loss, Key.of(0), Settings.preferred());
  }

  /// @param loss gives the loss of a batch, a scalar, then whatever else is of interest; it is run
  ///   as a training [cajal.learn.nn.Pass]
  /// @param key of what layers draw, such as those of dropout; each step has draws of its own
  /// @param settings threads and vectors, which change no bit
  public static TrainingStep of(
      List<ParameterGroup> groups,
      Clipping clipping,
      UnaryOperator<List<Tensor>> loss,
      Key key,
      Settings settings) {
    return new TrainingStep(new Layout(groups, clipping, loss, key), settings);
  }

  /// Those that are trained.
  public List<Parameter> parameters() {
    return List.copyOf(layout.parameters());
  }

  /// How many steps have been made.
  public long steps() {
    return steps;
  }

  /// What runs for a batch of these types, and how much memory it takes.
  public String explain(List<Tensor> batch) {
    return compiled.program(layout.types(batch)).explain();
  }

  /// Bytes of all arrays of what runs for a batch of these types: the batch, parameters, slots,
  /// results, and what is between. They are allocated to find out.
  public long bytes(List<Tensor> batch) {
    Program program = compiled.program(layout.types(batch));
    long bytes = program.bytes();
    for (Graph.Port port : program.graph().inputs()) bytes += bytes(port);
    for (Graph.Port port : program.graph().outputs()) bytes += bytes(port);
    return bytes;
  }

  private static long bytes(Graph.Port port) {
    return (long) port.value().shape().size() * port.value().dtype().bytes();
  }

  /// What the loss gave, before the parameters changed.
  ///
  /// @param batch of any number of tensors; each new combination of types is compiled once
  /// @throws TrainingError if the loss or a new parameter is NaN or infinite
  public List<Tensor> run(List<Tensor> batch, double rate) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a learning rate is a finite number of 0 or more, found " + rate);
    }
    Program current = entered(batch);
    ((double[]) current.input(layout.rate()))[0] = rate;
    ((double[]) current.input(layout.counter()))[0] = steps + 1;
    for (int i = 0; i < batch.size(); i++) {
      boolean isThere = i < entered.size() && entered.get(i) == batch.get(i);
      if (!isThere) batch.get(i).copyTo(current.input(layout.batch() + i));
    }
    entered = List.copyOf(batch);
    current.run();
    int results = results(current);
    check(current, results, batch);
    List<Tensor> found = new ArrayList<>();
    for (int i = 0; i < results; i++) found.add(output(current, i));
    advance(current, results);
    steps++;
    return found;
  }

  private int results(Program current) {
    return current.graph().outputs().size() - layout.rate() - layout.moved().size();
  }

  /// The program for this batch, with the parameters of now and the slots of the last step.
  private Program entered(List<Tensor> batch) {
    Program current = compiled.program(layout.types(batch));
    int parameters = layout.parameters().size();
    boolean moves = current != program;
    if (moves) {
      for (int i = 0; i < slots.size(); i++) current.write(parameters + i, slot(i));
      program = current;
      entered = List.of();
    }
    for (int i = 0; i < parameters; i++) {
      Tensor now = layout.parameters().get(i).value();
      if (now == written[i] && !moves) continue;
      now.copyTo(current.input(i));
      written[i] = now;
    }
    return current;
  }

  /// Where a slot is at the moment; a program's array may be longer than it.
  private Object slot(int i) {
    return program == null ? slots.get(i) : program.input(layout.parameters().size() + i);
  }

  private void advance(Program current, int results) {
    int first = results + layout.moved().size();
    for (int i = 0; i < layout.moved().size(); i++) {
      layout.moved().get(i).set(output(current, results + i));
    }
    for (int i = 0; i < layout.rate(); i++) current.write(i, current.output(first + i));
    for (int i = 0; i < written.length; i++) {
      Tensor next = output(current, first + i);
      layout.parameters().get(i).set(next);
      written[i] = next;
    }
  }

  private static Tensor output(Program program, int i) {
    Type type = program.graph().outputs().get(i).value().type();
    return Fill.from(type, Storage.exact(program.output(i), type));
  }

  private void check(Program current, int results, List<Tensor> batch) {
    if (Finite.firstOther(current.output(0), 1) >= 0) {
      double loss = Finite.at(current.output(0), 0);
      throw error("the loss is " + loss, current, batch);
    }
    for (int i = 0; i < written.length; i++) {
      Parameter parameter = layout.parameters().get(i);
      Object array = current.output(results + layout.moved().size() + i);
      int at = Finite.firstOther(array, parameter.type().shape().size());
      if (at < 0) continue;
      String what = "%s becomes %s at index %d";
      throw error(what.formatted(parameter.name(), Finite.at(array, at), at), current, batch);
    }
  }

  private TrainingError error(String what, Program current, List<Tensor> batch) {
    Program again = Cajal.compileAll(layout::gradients).program(layout.types(batch));
    List<Object> inputs = new ArrayList<>();
    List<Graph.Port> ports = again.graph().inputs();
    for (int i = 0; i < ports.size(); i++) {
      Program from = i < layout.batch() + batch.size() ? current : again;
      inputs.add(Storage.exact(from.input(i), ports.get(i).value().type()));
    }
    Culprit culprit = Culprit.in(again.graph(), inputs);
    return new TrainingError(
        ("step %d: %s. %s. The parameters are those of before this step; try a lower rate or"
                + " gradient clipping, or keep the operands in range.")
            .formatted(steps + 1, what, cause(culprit, again.graph(), batch.size())));
  }

  private String cause(Culprit culprit, Graph graph, int batch) {
    List<String> names = layout.names(batch);
    if (!culprit.isFinite(0)) return "It comes from here: " + culprit.behind(0, names);
    int results = graph.outputs().size() - written.length;
    for (int i = 0; i < written.length; i++) {
      if (culprit.isFinite(results + i)) continue;
      return "The gradient by %s is not finite: %s"
          .formatted(layout.parameters().get(i).name(), culprit.behind(results + i, names));
    }
    return "The loss and all gradients are finite, so that it comes from the update";
  }

  /// The parameters' numbers by name, those that are frozen too.
  public SequencedMap<String, Tensor> numbers() {
    SequencedMap<String, Tensor> numbers = new LinkedHashMap<>();
    for (Parameter p : layout.all()) numbers.put(p.name(), p.value());
    return numbers;
  }

  /// What the optimisers keep, as `slots/NAME/NUMBER`.
  public SequencedMap<String, Tensor> slots() {
    SequencedMap<String, Tensor> named = new LinkedHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      Type type = layout.slots().get(i);
      named.put(layout.slotNames().get(i), Fill.from(type, Storage.exact(slot(i), type)));
    }
    return named;
  }

  /// Goes on from what [#numbers] and [#slots] gave after `steps` steps; tensors of other names are
  /// left alone.
  ///
  /// @throws IllegalArgumentException if one is missing or of another type; nothing has changed
  ///   then
  public void restore(Map<String, Tensor> numbers, Map<String, Tensor> slots, long steps) {
    List<Tensor> values = new ArrayList<>();
    for (Parameter p : layout.all()) values.add(named(numbers, p.name(), p.type()));
    List<Tensor> kept = new ArrayList<>();
    for (int i = 0; i < this.slots.size(); i++) {
      kept.add(named(slots, layout.slotNames().get(i), layout.slots().get(i)));
    }
    for (int i = 0; i < values.size(); i++) layout.all().get(i).set(values.get(i));
    for (int i = 0; i < kept.size(); i++) kept.get(i).copyTo(this.slots.get(i));
    this.program = null;
    this.steps = steps;
  }

  private static Tensor named(Map<String, Tensor> state, String name, Type type) {
    Tensor tensor = state.get(name);
    if (tensor != null && tensor.type().equals(type)) return tensor;
    throw new IllegalArgumentException(
        tensor == null
            ? "the state has no '%s'; it has %s".formatted(name, state.keySet())
            : "'%s' is %s, the state has %s; train the model that the state was saved of"
                .formatted(name, type, tensor.type()));
  }
}
