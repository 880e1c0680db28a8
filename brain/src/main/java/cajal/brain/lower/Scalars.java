package cajal.brain.lower;

import cajal.brain.Model;
import cajal.ir.Graph;
import cajal.ir.Interpreter;
import cajal.ir.Node;
import cajal.ir.Value;
import cajal.rules.Lower;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Numbers that are computed once from the parameters of models.
public final class Scalars {
  private Scalars() {}

  /// The parameters of a model by their names after `prefix`.
  public static Map<String, Double> of(Model model, String prefix) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Field field : ModelFields.of(model.getClass()).parameters()) {
      numbers.put(prefix + field.getName(), SymbolicModel.number(field, model));
    }
    return numbers;
  }

  /// The outputs of a graph of scalars, from parameters by name.
  public static Map<String, Double> evaluate(Graph graph, Map<String, Double> parameters) {
    Graph primitive = Lower.asWritten(needed(graph));
    List<Object> arguments = new ArrayList<>();
    for (Graph.Port port : primitive.inputs()) arguments.add(argument(port, parameters));
    List<Object> results = Interpreter.run(primitive, arguments);
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      numbers.put(primitive.outputs().get(i).name(), number(results.get(i)));
    }
    return numbers;
  }

  private static Graph needed(Graph graph) {
    Set<Value> used = new HashSet<>();
    for (Node node : graph.nodes()) used.addAll(node.op().operands());
    for (Graph.Port port : graph.outputs()) used.add(port.value());
    List<Graph.Port> inputs =
        graph.inputs().stream().filter(port -> used.contains(port.value())).toList();
    return new Graph(inputs, graph.nodes(), graph.outputs());
  }

  private static Object argument(Graph.Port port, Map<String, Double> parameters) {
    Double number = parameters.get(port.name());
    if (number == null) {
      throw new IllegalStateException(
          "no number for '" + port.name() + "' among " + parameters.keySet());
    }
    return switch (port.value().dtype()) {
      case F64 -> new double[] {number};
      case F32 -> new float[] {number.floatValue()};
      case I32 -> new int[] {number.intValue()};
      case I64 -> new long[] {number.longValue()};
      case BOOL -> new boolean[] {number != 0};
    };
  }

  private static double number(Object result) {
    return switch (result) {
      case double[] f64 -> f64[0];
      case float[] f32 -> f32[0];
      case int[] i32 -> i32[0];
      case long[] i64 -> i64[0];
      case boolean[] bool -> bool[0] ? 1 : 0;
      default -> throw new IllegalStateException("not a number: " + result);
    };
  }
}
