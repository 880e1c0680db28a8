package cajal.trace;

import cajal.exec.Program;
import cajal.exec.Settings;
import cajal.ir.Graph;
import cajal.ir.Type;
import cajal.trace.Trace.Captured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A function on tensors that is traced and compiled the first time it is called with tensors of
/// given types, and kept. Inside of another compiled function it becomes a part of that.
///
/// Tensors with numbers that the function uses from around it are copied when it is compiled.
public final class Compiled {
  private final UnaryOperator<List<Tensor>> function;
  private final Settings settings;
  private final Map<List<Type>, Ready> programs = new HashMap<>();

  /// A program, and the tensors last written to its inputs after the arguments.
  private static final class Ready {
    private final Program program;
    private final int arguments;
    private final List<Captured> captured;
    private final @Nullable Tensor[] written;
    private boolean isPrepared;

    Ready(Program program, int arguments, List<Captured> captured) {
      this.program = program;
      this.arguments = arguments;
      this.captured = List.copyOf(captured);
      this.written = new Tensor[captured.size()];
    }

    /// The program, with what has changed since its last run.
    Program refreshed() {
      for (int i = 0; i < written.length; i++) {
        Tensor now = captured.get(i).now();
        if (now == written[i]) continue;
        program.write(arguments + i, now.array());
        written[i] = now;
        isPrepared = false;
      }
      if (!isPrepared) program.prepare();
      isPrepared = true;
      return program;
    }
  }

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
  /// the arguments, and the parameters have the numbers of now.
  public synchronized Program program(List<Type> types) {
    Ready ready = programs.get(types);
    if (ready == null) {
      ready = compile(types);
      programs.put(types, ready);
    }
    return ready.refreshed();
  }

  private Ready compile(List<Type> types) {
    Trace trace = new Trace(null);
    List<Tensor> inputs = types.stream().map(trace::input).toList();
    Graph graph = trace.graph(trace.run(() -> function.apply(inputs)));
    Set<String> captured =
        graph.inputs().stream()
            .skip(types.size())
            .map(Graph.Port::name)
            .collect(Collectors.toSet());
    Program program = Program.compile(graph, captured, settings);
    return new Ready(program, types.size(), trace.captured());
  }
}
