package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A layer of units with weights from the inputs, weights among themselves, and a readout. In step
/// t the current is x(t)·W + z(t-1)·V, where z is the output of the units.
///
/// @param input W, `[inputs, units]`
/// @param recurrent V, `[units, units]`, rows are sources; no unit is connected to itself
public record OnlineNetwork(
    OnlineCell cell, Parameter input, Optional<Parameter> recurrent, Readout readout) {
  public OnlineNetwork {
    int n = cell.units();
    check(input, input.type().shape().dim(0), n);
    recurrent.ifPresent(v -> check(v, n, n));
    check(readout.weights(), n, readout.weights().type().shape().dim(1));
  }

  /// Without connections among the units.
  public static OnlineNetwork forward(OnlineCell cell, Parameter input, Readout readout) {
    return new OnlineNetwork(cell, input, Optional.empty(), readout);
  }

  private static void check(Parameter weights, int rows, int columns) {
    Shape wanted = Shape.of(rows, columns);
    if (weights.type().shape().equals(wanted)) return;
    throw new IllegalArgumentException(
        "weights '%s' are %s, the cell takes %s; rows are sources, columns are units"
            .formatted(weights.name(), weights.type().shape(), wanted));
  }

  /// W, V if there is one, and those of the readout.
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(input));
    recurrent.ifPresent(all::add);
    all.addAll(readout.parameters());
    return all;
  }

  DType dtype() {
    return input.type().dtype();
  }

  int units() {
    return cell.units();
  }

  Type unitType(int batch) {
    return Type.of(dtype(), batch, units());
  }

  /// What the weights of the units multiply: the inputs, and what the units gave before.
  List<Tensor> sources(Tensor x, List<Tensor> states) {
    List<Tensor> all = new ArrayList<>(List.of(x));
    if (recurrent.isPresent()) all.add(cell.output(cellStates(states)));
    return all;
  }

  Tensor current(List<Tensor> sources) {
    Tensor current = Products.matmul(sources.getFirst(), input.value());
    if (recurrent.isEmpty()) return current;
    Tensor among = withoutSelf(recurrent.get().value());
    return current.plus(Products.matmul(sources.get(1), among));
  }

  /// A matrix among the units with zeros on its diagonal.
  Tensor withoutSelf(Tensor matrix) {
    Shape shape = matrix.shape();
    Tensor self = Fill.iota(shape, 0).eq(Fill.iota(shape, 1));
    return Maths.where(self, Fill.zeros(matrix.type()), matrix);
  }

  /// The types of the states: those of the cell, then the trace of the readout.
  List<Type> states(int batch) {
    List<Type> all = new ArrayList<>(cell.states(batch));
    all.add(unitType(batch));
    return all;
  }

  private List<Tensor> cellStates(List<Tensor> states) {
    return states.subList(0, states.size() - 1);
  }

  /// The next states, and after them the output of the units.
  List<Tensor> step(List<Tensor> states, Tensor current) {
    List<Tensor> next = new ArrayList<>(cell.step(cellStates(states), current));
    Tensor z = cell.output(next);
    next.add(states.getLast().times(readout.keep()).plus(z.times(readout.gain())));
    next.add(z);
    return next;
  }
}
