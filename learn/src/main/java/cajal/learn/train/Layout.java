package cajal.learn.train;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.nn.Pass;
import cajal.learn.optim.Clipping;
import cajal.learn.optim.ParameterGroup;
import cajal.learn.optim.Update;
import cajal.random.Key;
import cajal.trace.Derivatives;
import cajal.trace.Keyed;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a training step is made of, and which argument of its program is what: the parameters that
/// are trained, their slots, the rate, the number of the step, the batch.
final class Layout {
  /// A parameter with the group it is trained in and the place of its first slot.
  private record Trained(ParameterGroup group, List<Type> slots, int firstSlot) {}

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Parameter> all = new ArrayList<>();
  private final List<Trained> trained = new ArrayList<>();
  private final List<Type> slots = new ArrayList<>();
  private final List<String> slotNames = new ArrayList<>();
  private final Clipping clipping;
  private final UnaryOperator<List<Tensor>> loss;
  private final Key key;
  private List<Parameter> moved = List.of();

  Layout(
      List<ParameterGroup> groups, Clipping clipping, UnaryOperator<List<Tensor>> loss, Key key) {
    this.clipping = clipping;
    this.loss = loss;
    this.key = key;
    Set<String> names = new HashSet<>();
    for (ParameterGroup group : groups) {
      for (Parameter parameter : group.parameters()) {
        if (!names.add(parameter.name())) throw twice(parameter);
        all.add(parameter);
        if (!group.frozen()) add(parameter, group);
      }
    }
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "a training step without parameters to train; give at least one that is not frozen");
    }
  }

  private static IllegalArgumentException twice(Parameter parameter) {
    return new IllegalArgumentException(
        "two parameters are called '%s'; give each a name of its own, and name each in one group"
            .formatted(parameter.name()));
  }

  private void add(Parameter parameter, ParameterGroup group) {
    List<Type> own = group.optimizer().slots(parameter.type());
    parameters.add(parameter);
    trained.add(new Trained(group, own, slots.size()));
    for (Type slot : own) {
      slotNames.add(
          "slots/" + parameter.name() + "/" + (slots.size() - trained.getLast().firstSlot));
      slots.add(slot);
    }
  }

  /// Those that are trained.
  List<Parameter> parameters() {
    return parameters;
  }

  /// Those that are frozen, too.
  List<Parameter> all() {
    return all;
  }

  /// Those that a training pass moves without gradients; known once a step has been traced.
  List<Parameter> moved() {
    return moved;
  }

  List<Type> slots() {
    return slots;
  }

  List<String> slotNames() {
    return slotNames;
  }

  int rate() {
    return parameters.size() + slots.size();
  }

  int counter() {
    return rate() + 1;
  }

  int batch() {
    return counter() + 1;
  }

  List<Type> types(List<Tensor> batch) {
    List<Type> types = new ArrayList<>(parameters.stream().map(Parameter::type).toList());
    types.addAll(slots);
    types.add(Type.scalar(DType.F64));
    types.add(Type.scalar(DType.F64));
    batch.forEach(tensor -> types.add(tensor.type()));
    return types;
  }

  /// What the arguments are called in errors.
  List<String> names(int batch) {
    List<String> names = new ArrayList<>();
    parameters.forEach(p -> names.add("parameter " + p.name()));
    names.addAll(slotNames);
    names.addAll(List.of("the learning rate", "the number of the step"));
    for (int i = 0; i < batch; i++) names.add("tensor " + i + " of the batch");
    return names;
  }

  /// What the loss gives, then what the pass moves, then the gradients.
  List<Tensor> gradients(List<Tensor> x) {
    List<Tensor> batch = x.subList(batch(), x.size());
    Tensor step = x.get(counter()).cast(DType.I32);
    return Parameter.with(
        parameters,
        x.subList(0, parameters.size()),
        () -> Derivatives.valueAndGrad(() -> forward(batch, step), parameters));
  }

  private List<Tensor> forward(List<Tensor> batch, Tensor step) {
    Pass pass = Pass.training(Keyed.of(key).at(step));
    List<Tensor> results = new ArrayList<>(pass.run(() -> loss.apply(batch)));
    moved = pass.changed();
    for (Parameter state : moved) {
      if (all.contains(state) && !parameters.contains(state)) continue;
      throw new IllegalArgumentException(
          "'%s' is moved by the training pass; name it in a group that is frozen, so that it is saved"
              .formatted(state.name()));
    }
    results.addAll(pass.values());
    return results;
  }

  /// What the loss gives, then what the pass moves, then the new parameters, then the new slots.
  List<Tensor> step(List<Tensor> x) {
    List<Tensor> found = gradients(x);
    int results = found.size() - parameters.size();
    List<Tensor> gradients = clipping.apply(found.subList(results, found.size()));
    List<Tensor> next = new ArrayList<>(found.subList(0, results));
    List<Tensor> kept = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Update update = update(i, x, gradients.get(i));
      next.add(update.parameter());
      kept.addAll(update.slots());
    }
    next.addAll(kept);
    return next;
  }

  private Update update(int i, List<Tensor> x, Tensor gradient) {
    Trained own = trained.get(i);
    Parameter parameter = parameters.get(i);
    DType dtype = parameter.type().dtype();
    int from = parameters.size() + own.firstSlot;
    Update update =
        own.group
            .optimizer()
            .update(
                x.get(i),
                gradient,
                x.subList(from, from + own.slots.size()),
                x.get(rate()).times(own.group.rate()).cast(dtype),
                x.get(counter()).cast(dtype));
    Tensor next = own.group.constraint().apply(update.parameter());
    List<Type> slots = update.slots().stream().map(Tensor::type).toList();
    if (!next.type().equals(parameter.type()) || !slots.equals(own.slots)) {
      throw new IllegalArgumentException(
          "%s with its constraint makes %s with slots %s of %s, %s with slots %s; keep the types"
              .formatted(
                  own.group.optimizer(),
                  next.type(),
                  slots,
                  parameter.name(),
                  parameter.type(),
                  own.slots));
    }
    return new Update(next, update.slots());
  }
}
