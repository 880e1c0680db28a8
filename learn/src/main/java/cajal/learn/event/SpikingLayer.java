package cajal.learn.event;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cells that run from spike to spike, exactly, and whose spike times have exact gradients
/// (EventProp). Weights are parameters of f64 in units of the threshold: `name.weight` of one row
/// for each input, and `name.recurrent` of one row for each cell where cells reach each other.
///
/// ```java
/// LayerRun run = layer.run(Spikes.once(1.5, 4), 60);
/// LayerGradient gradient = run.back(loss.times());
/// ```
///
/// Source: Wunderlich and Pehle, Scientific Reports 11, 12829 (2021).
public final class SpikingLayer {
  /// Spikes of a cell in one run, before it is one that never ends.
  static final int MOST_SPIKES = 10_000;

  private final int inputs;
  private final int size;
  private final Membrane membrane;
  private final Parameter weights;
  private final @Nullable Parameter recurrent;

  private SpikingLayer(
      int inputs, int size, Membrane membrane, Parameter weights, @Nullable Parameter recurrent) {
    this.inputs = inputs;
    this.size = size;
    this.membrane = membrane;
    this.weights = weights;
    this.recurrent = recurrent;
  }

  /// Cells that hear their inputs only.
  ///
  /// @param weights row by row, one row of `size` for each input
  public static SpikingLayer of(
      String name, int inputs, int size, Membrane membrane, double[] weights) {
    return new SpikingLayer(
        inputs, size, membrane, matrix(name + ".weight", inputs, size, weights), null);
  }

  /// Cells that hear each other, too, without delay.
  ///
  /// @param recurrent row by row, one row of `size` for each cell that spikes
  public static SpikingLayer recurrent(
      String name, int inputs, int size, Membrane membrane, double[] weights, double[] recurrent) {
    return new SpikingLayer(
        inputs,
        size,
        membrane,
        matrix(name + ".weight", inputs, size, weights),
        matrix(name + ".recurrent", size, size, recurrent));
  }

  static Parameter matrix(String name, int rows, int columns, double[] numbers) {
    if (numbers.length != rows * columns) {
      throw new IllegalArgumentException(
          "%s: %d numbers for %d x %d. Give one row of %d for each of the %d."
              .formatted(name, numbers.length, rows, columns, columns, rows));
    }
    return Parameter.of(name, Tensor.of(numbers).reshape(rows, columns));
  }

  public int inputs() {
    return inputs;
  }

  public int size() {
    return size;
  }

  public Membrane membrane() {
    return membrane;
  }

  /// The weights, and the recurrent ones if there are any.
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(weights));
    if (recurrent != null) all.add(recurrent);
    return all;
  }

  /// What the cells do with these inputs, from rest until `end` ms.
  ///
  /// @throws IllegalArgumentException if a spike is of an input that is not there
  public LayerRun run(Spikes in, double end) {
    for (int cell : in.cells()) {
      if (cell < 0 || cell >= inputs) {
        throw new IllegalArgumentException(
            "a spike of input %d of %d. Inputs are counted from 0.".formatted(cell, inputs));
      }
    }
    double[] between = recurrent == null ? null : recurrent.value().doubles();
    return new LayerRun(membrane, size, inputs, in, weights.value().doubles(), between, end);
  }
}
