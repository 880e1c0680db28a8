package cajal.emit;

import cajal.ir.Graph;
import java.util.List;

/// A graph to run along the edges of some rows (synapses of sources, or of targets), with the place
/// of each input and what becomes of each output.
///
/// All values are scalars or belong to the row, to the column, or to the edge where they meet;
/// arrays have one entry for each of those. What depends on the row alone is computed once for the
/// row. A row's outputs are stored when its edges are done, so the edges see what was there before.
public record EdgeSpec(Graph graph, List<Input> inputs, List<Output> outputs) {
  /// What an array is indexed by.
  public enum Per {
    ROW,
    COLUMN,
    EDGE
  }

  /// Where an input is found; a scalar is the same everywhere.
  public record Input(Slot slot, Per per) {}

  /// What becomes of an output.
  public sealed interface Output {
    Slot slot();
  }

  /// It is stored for its row or its edge.
  public record Store(Slot slot, Per per) implements Output {
    public Store {
      if (per == Per.COLUMN) {
        throw new IllegalArgumentException("edges of one column would overwrite each other");
      }
    }
  }

  /// It is added to what stands at the edge's column.
  public record Add(Slot slot) implements Output {}

  public EdgeSpec {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (inputs.size() != graph.inputs().size() || outputs.size() != graph.outputs().size()) {
      throw new IllegalArgumentException(
          "a graph of "
              + graph.inputs().size()
              + " inputs and "
              + graph.outputs().size()
              + " outputs, given places for "
              + inputs.size()
              + " and "
              + outputs.size());
    }
    KernelSpec.requireLoop(graph);
  }
}
