package cajal.learn.online;

import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;

/// What a network does with a sequence, without learning from it.
///
/// @param outputs of the readout, `[steps, batch, outputs]`
/// @param spikes of the units, `[steps, batch, units]`
public record Response(Tensor outputs, Tensor spikes) {

  /// From states of zero, inside of a traced function.
  ///
  /// @param xs `[steps, batch, inputs]`
  public static Response of(OnlineNetwork network, Tensor xs) {
    List<Tensor> start = network.states(xs.dim(1)).stream().map(Fill::zeros).toList();
    List<Tensor> weights = network.weights();
    Turn run =
        Control.scan(
            (states, x) -> step(network, weights, states, x.getFirst()),
            start,
            List.of(xs),
            xs.dim(0));
    return new Response(run.stacked().get(0), run.stacked().get(1));
  }

  private static Turn step(
      OnlineNetwork network, List<Tensor> weights, List<Tensor> states, Tensor x) {
    List<Tensor> next = network.step(states, network.currents(network.sources(x, states), weights));
    List<Tensor> kept = next.subList(0, states.size());
    return new Turn(kept, List.of(network.readout().of(kept.getLast()), next.getLast()));
  }
}
