package cajal.trace;

import cajal.exec.Program;
import cajal.exec.Settings;
import cajal.ir.Graph;
import cajal.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A function on tensors that is traced and compiled the first time it is called with tensors of
/// given types, and kept. Inside of another compiled function it becomes a part of that.
///
/// Tensors with numbers that the function uses from around it are copied when it is compiled.
public final class Compiled {
  private final UnaryOperator<List<Tensor>> function;
  private final Settings settings;
  private final Map<List<Type>, Program> programs = new HashMap<>();

  Compiled(UnaryOperator<List<Tensor>> function, Settings settings) {
    this.function = function;
    this.settings = settings;
  }

  /// The first result.
  public Tensor apply(Tensor... arguments) {
    return applyAll(List.of(arguments)).getFirst();
  }

  /// All results.
  public synchronized List<Tensor> applyAll(List<Tensor> arguments) {
    if (!arguments.stream().allMatch(Tensor::isConcrete)) return function.apply(arguments);
    Program program = program(arguments.stream().map(Tensor::type).toList());
    for (int i = 0; i < arguments.size(); i++) program.write(i, arguments.get(i).array());
    program.run();
    List<Object> arrays = program.results();
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      Type type = program.graph().outputs().get(i).value().type();
      results.add(Tensor.around(type, arrays.get(i)));
    }
    return results;
  }

  /// What was traced for arguments of these types.
  public Graph graph(Type... types) {
    return program(List.of(types)).graph();
  }

  /// What runs for arguments of these types, and how much memory it takes.
  public String explain(Type... types) {
    return program(List.of(types)).explain();
  }

  /// The program for arguments of these types, to be run on its own arrays: its first inputs are
  /// the arguments.
  public synchronized Program program(List<Type> types) {
    Program known = programs.get(types);
    if (known != null) return known;
    Trace trace = new Trace(null);
    List<Tensor> inputs = types.stream().map(trace::input).toList();
    Graph graph = trace.graph(trace.run(() -> function.apply(inputs)));
    Set<String> captured =
        graph.inputs().stream()
            .skip(types.size())
            .map(Graph.Port::name)
            .collect(Collectors.toSet());
    Program program = Program.compile(graph, captured, settings);
    for (int i = 0; i < trace.captured().size(); i++) {
      program.write(types.size() + i, trace.captured().get(i).tensor().array());
    }
    program.prepare();
    programs.put(types, program);
    return program;
  }
}
