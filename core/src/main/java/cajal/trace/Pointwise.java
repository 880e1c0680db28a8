package cajal.trace;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Value;
import cajal.rules.Jvp;
import cajal.rules.Simplify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A function that works element by element, each element of a result from the elements at its
/// place, with all its derivatives: for results and arguments of one shape these are as many
/// numbers as a result has elements, where a Jacobian would have their square.
///
/// Nothing is added to the program before [#results] or [#slope] is called.
public final class Pointwise {
  private final Recorded recorded;
  private final Graph graph;
  private final int[][] slopes;
  private final @Nullable Pointwise whole;
  private @Nullable List<Tensor> tensors;

  private Pointwise(Recorded recorded, Graph graph, int[][] slopes, @Nullable Pointwise whole) {
    this.recorded = recorded;
    this.graph = graph;
    this.slopes = slopes;
    this.whole = whole;
  }

  /// The function of these arguments.
  ///
  /// @throws TraceError if an element of a result depends on elements at other places
  public static Pointwise of(UnaryOperator<List<Tensor>> f, List<Tensor> x) {
    Recorded recorded = Recorded.of(f, x);
    GraphBuilder builder = new GraphBuilder(Simplify.RULES);
    List<Value> inputs = new ArrayList<>();
    for (Graph.Port port : recorded.graph().inputs()) {
      inputs.add(builder.input(port.name(), port.value().type()));
    }
    List<Value> results = builder.inline(recorded.graph(), inputs);
    List<Graph.Port> outputs = new ArrayList<>();
    for (Value result : results) outputs.add(new Graph.Port("y" + outputs.size(), result));
    int[][] slopes = new int[results.size()][x.size()];
    for (int i = 0; i < results.size(); i++) {
      for (int j = 0; j < x.size(); j++) {
        Value slope = derivative(builder, results.get(i), inputs.get(j));
        slopes[i][j] = slope == null ? -1 : outputs.size();
        if (slope != null) outputs.add(new Graph.Port("d" + i + "." + j, slope));
      }
    }
    return new Pointwise(recorded, builder.build(outputs), slopes, null);
  }

  private static @Nullable Value derivative(GraphBuilder builder, Value y, Value x) {
    if (!y.dtype().isFloat() || !x.dtype().isFloat()) return null;
    try {
      return Jvp.derivative(builder, y, x);
    } catch (UnsupportedOperationException mixing) {
      throw TraceError.pointwise(String.valueOf(mixing.getMessage()));
    }
  }

  private List<Tensor> tensors() {
    if (whole != null) return whole.tensors();
    if (tensors == null) {
      List<Tensor> made = new ArrayList<>();
      for (Value value : recorded.around().builder().inline(graph, recorded.given())) {
        made.add(new Tensor(recorded.around(), value));
      }
      tensors = made;
    }
    return tensors;
  }

  /// As a function of some of its arguments, the others being constants.
  public Pointwise of(int... arguments) {
    int[][] kept = new int[slopes.length][arguments.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < arguments.length; j++) kept[i][j] = slopes[i][arguments[j]];
    }
    return new Pointwise(recorded, graph, kept, this);
  }

  /// What the function gives.
  public List<Tensor> results() {
    return List.copyOf(tensors().subList(0, slopes.length));
  }

  /// Whether a result changes with an argument.
  public boolean depends(int result, int argument) {
    return slopes[result][argument] >= 0;
  }

  /// Whether the derivative is the same number at every place.
  public boolean isUniform(int result, int argument) {
    int at = slopes[result][argument];
    return at >= 0 && graph.outputs().get(at).value().isScalar();
  }

  /// The derivative of each element of a result by the element of an argument at its place: of the
  /// shape of the result, or a scalar where it is the same at every place; nothing where the result
  /// does not change with the argument.
  public Optional<Tensor> slope(int result, int argument) {
    int at = slopes[result][argument];
    return at < 0 ? Optional.empty() : Optional.of(tensors().get(at));
  }
}
