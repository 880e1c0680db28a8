package cajal.learn.nn.recurrent;

import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.learn.nn.Layer;
import cajal.learn.nn.Takes;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// A cell run over the first axis, from states of zeros: `[time, batch..., in]` to `[time,
/// batch..., out]`.
public record Recurrent(Cell cell) implements Layer {

  @Override
  public Tensor apply(Tensor x) {
    return run(x).stack();
  }

  /// What the cell gives at each time, stacked, and its states after the last, carried.
  public Turn run(Tensor x) {
    Tensor projected = projected(x);
    Shape slice = new Shape(projected.shape().dims().subList(1, projected.rank()));
    List<Type> states = cell.states(projected.type().with(slice));
    return run(projected, states.stream().map(Fill::zeros).toList());
  }

  /// The same from given states, such as those after the times before.
  public Turn runFrom(List<Tensor> states, Tensor x) {
    return run(projected(x), states);
  }

  private Turn run(Tensor projected, List<Tensor> states) {
    return Control.scan(
        (carry, slices) -> cell.step(carry, slices.getFirst()),
        states,
        List.of(projected),
        projected.dim(0));
  }

  private Tensor projected(Tensor x) {
    if (x.rank() < 2) {
      throw Takes.wrong("Recurrent", "[time, batch..., features]", x, "put time on the first axis");
    }
    return cell.project(x);
  }

  @Override
  public List<Parameter> parameters() {
    return cell.parameters();
  }
}
