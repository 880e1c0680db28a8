package cajal.brain.training;

import cajal.brain.Neuron;
import cajal.brain.Quantity;
import cajal.brain.network.Cells;
import cajal.brain.network.Population;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import java.util.Map;

/// What an [Unrolled] network did: tensors of the shape `[steps, neurons]`, or `[steps, trials,
/// neurons]`.
public final class Response {
  private final Map<Population<?>, Tensor> spikes;
  private final Map<Recording, Tensor> recorded;
  private final Map<Population<?>, PopulationTurn> populations;

  Response(
      Map<Population<?>, Tensor> spikes,
      Map<Recording, Tensor> recorded,
      Map<Population<?>, PopulationTurn> populations) {
    this.spikes = spikes;
    this.recorded = recorded;
    this.populations = populations;
  }

  /// 1 where a cell spiked in a step, else 0.
  public Tensor spikes(Cells<?> cells) {
    Tensor all = spikes.get(cells.population());
    if (all == null) {
      throw new IllegalArgumentException(
          "'%s' has no spike condition; record a quantity of it, as run.record(cells, c -> c.v)"
              .formatted(cells.population().name()));
    }
    return of(cells, all);
  }

  /// What was recorded: row k is how it was at the start of step k.
  public Tensor of(Recording recording) {
    Tensor all = recorded.get(recording);
    if (all == null) {
      throw new IllegalArgumentException(
          "a recording that was not made of this run; ask for it first, as run.record(cells, c -> c.v)");
    }
    return of(recording.cells(), all);
  }

  private static Tensor of(Cells<?> cells, Tensor all) {
    if (cells instanceof Population<?>) return all;
    return Shapes.slice(all, -1, cells.from(), cells.from() + cells.size());
  }

  /// A number of each cell after the last step, of the shape `[neurons]` or `[trials, neurons]`.
  public <N extends Neuron> Tensor last(Cells<N> cells, Quantity<N> quantity) {
    PopulationTurn turn = populations.get(cells.population());
    if (turn != null) return of(cells, turn.last(quantity));
    throw new IllegalArgumentException(
        "last(…): '%s' is no population of this network that has states"
            .formatted(cells.population().name()));
  }
}
