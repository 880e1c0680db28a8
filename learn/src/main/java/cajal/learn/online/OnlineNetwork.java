package cajal.learn.online;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Products;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A layer of units with weights from the inputs, weights among themselves, and a readout. In step
/// t a current is the sum of x(t)·W and z(t-1)·V over the projections onto it, where z is the
/// output of the units.
///
/// @param projections the first of them from the inputs
public record OnlineNetwork(OnlineCell cell, List<Projection> projections, Readout readout) {
  public OnlineNetwork {
    projections = List.copyOf(projections);
    int n = cell.units();
    for (Projection projection : projections) {
      check(projection.weights(), projection.sources(), n);
      if (projection.current() < cell.currents() && projection.current() >= 0) continue;
      throw new IllegalArgumentException(
          "weights '%s' drive current %d of a cell that has %d; the first is 0"
              .formatted(projection.weights().name(), projection.current(), cell.currents()));
    }
    if (projections.isEmpty() || projections.getFirst().isRecurrent()) {
      throw new IllegalArgumentException("the first projection of a network is from its inputs");
    }
    check(readout.weights(), n, readout.weights().type().shape().dim(1));
  }

  /// With free weights onto the only current.
  ///
  /// @param input W, `[inputs, units]`
  /// @param recurrent V, `[units, units]`, rows are sources
  public OnlineNetwork(
      OnlineCell cell, Parameter input, Optional<Parameter> recurrent, Readout readout) {
    this(
        cell,
        Stream.concat(
                Stream.of(Projection.inputs(input)), recurrent.map(Projection::units).stream())
            .toList(),
        readout);
  }

  /// Without connections among the units.
  public static OnlineNetwork forward(OnlineCell cell, Parameter input, Readout readout) {
    return new OnlineNetwork(cell, input, Optional.empty(), readout);
  }

  /// The same weights with other units.
  public OnlineNetwork with(OnlineCell other) {
    return new OnlineNetwork(other, projections, readout);
  }

  private static void check(Parameter weights, int rows, int columns) {
    Shape wanted = Shape.of(rows, columns);
    if (weights.type().shape().equals(wanted)) return;
    throw new IllegalArgumentException(
        "weights '%s' are %s, the cell takes %s; rows are sources, columns are units"
            .formatted(weights.name(), weights.type().shape(), wanted));
  }

  /// The weights from the inputs.
  public Parameter input() {
    return projections.getFirst().weights();
  }

  /// Those of the projections, then those of the readout.
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (Projection projection : projections) all.add(projection.weights());
    all.addAll(readout.parameters());
    return all;
  }

  boolean isRecurrent() {
    return projections.stream().anyMatch(Projection::isRecurrent);
  }

  DType dtype() {
    return input().type().dtype();
  }

  int units() {
    return cell.units();
  }

  Type unitType(int batch) {
    return Type.of(dtype(), batch, units());
  }

  /// By what the sources of each projection are multiplied; the same in all steps.
  List<Tensor> weights() {
    return projections.stream().map(Projection::effective).toList();
  }

  /// What the weights of each projection multiply: the inputs, or what units gave before.
  List<Tensor> sources(Tensor x, List<Tensor> states) {
    Tensor z = isRecurrent() ? cell.output(cellStates(states)) : x;
    return projections.stream().map(projection -> projection.source(x, z)).toList();
  }

  List<Tensor> currents(List<Tensor> sources, List<Tensor> weights) {
    List<Optional<Tensor>> sums = new ArrayList<>();
    for (int k = 0; k < cell.currents(); k++) sums.add(Optional.empty());
    for (int m = 0; m < projections.size(); m++) {
      Tensor drive = Products.matmul(sources.get(m), weights.get(m));
      int k = projections.get(m).current();
      sums.set(k, Optional.of(sums.get(k).map(sum -> sum.plus(drive)).orElse(drive)));
    }
    Type none = unitType(sources.getFirst().dim(0));
    return sums.stream().map(sum -> sum.orElseGet(() -> Fill.zeros(none))).toList();
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
  List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
    List<Tensor> next = new ArrayList<>(cell.step(cellStates(states), currents));
    Tensor z = cell.output(next);
    next.add(states.getLast().times(readout.keep()).plus(z.times(readout.gain())));
    next.add(z);
    return next;
  }
}
