package cajal.trace;

import cajal.ir.Constant;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.ShapeError;
import cajal.ir.Type;
import cajal.ir.Value;
import cajal.rules.Simplify;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is recorded while a function runs on traced tensors. A trace inside of another (the body of
/// a scan) takes what it uses from outside as further inputs.
final class Trace {
  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  /// An array from outside of all traces, and the input that stands for it.
  record Captured(Tensor tensor, Value value, @Nullable Parameter parameter) {
    /// The numbers it has now.
    Tensor now() {
      return parameter == null ? tensor : parameter.numbers();
    }
  }

  private final @Nullable Trace outer;
  private final GraphBuilder builder = new GraphBuilder(Simplify.RULES);
  private final List<Captured> captured = new ArrayList<>();
  private final Map<Parameter, Tensor> parameters = new HashMap<>();
  private final Map<Value, Value> fromOuter = new LinkedHashMap<>();
  private boolean differentiates;

  Trace(@Nullable Trace outer) {
    this.outer = outer;
  }

  static Trace current() {
    if (!CURRENT.isBound()) throw TraceError.outside();
    return CURRENT.get();
  }

  static boolean isOpen() {
    return CURRENT.isBound();
  }

  <T> T run(Supplier<T> function) {
    return ScopedValue.where(CURRENT, this).call(function::get);
  }

  Tensor input(Type type) {
    return new Tensor(this, builder.input("x" + builder.inputs().size(), type));
  }

  Tensor add(Function<Trace, Op> op) {
    return addAll(
            trace -> {
              Op made = op.apply(trace);
              return List.of(builder.add(made));
            })
        .getFirst();
  }

  /// All results of an operation.
  List<Tensor> addAll(Op op) {
    return addAll(trace -> builder.addAll(op));
  }

  /// What the operations of a graph give for these arguments.
  List<Tensor> inline(Graph graph, List<Tensor> arguments) {
    return addAll(trace -> builder.inline(graph, arguments.stream().map(this::value).toList()));
  }

  private List<Tensor> addAll(Function<Trace, List<Value>> adding) {
    builder.origin(Caller.now().origin());
    try {
      return adding.apply(this).stream().map(value -> new Tensor(this, value)).toList();
    } catch (ShapeError wrong) {
      throw TraceError.of(wrong);
    }
  }

  /// The value in this trace that stands for a tensor from here or from further out.
  Value value(Tensor tensor) {
    Value own = tensor.valueIn(this);
    if (own != null) return own;
    if (tensor.isConcrete()) {
      if (tensor.type().isScalar()) return builder.add(tensor.constant());
      if (outer == null) return captured(tensor);
    }
    if (outer == null) throw TraceError.stranger(tensor.type());
    Value there = outer.value(tensor);
    if (outer.builder.producer(there) instanceof Constant constant) return builder.add(constant);
    return fromOuter.computeIfAbsent(there, value -> inputFor(value.type()));
  }

  private Value captured(Tensor tensor) {
    for (Captured known : captured) {
      if (known.parameter == null && known.tensor.sharesArray(tensor)) return known.value;
    }
    Value value = inputFor(tensor.type());
    captured.add(new Captured(tensor, value, null));
    return value;
  }

  /// What stands for a parameter in all functions of this program: an input of the outermost.
  Tensor parameter(Parameter parameter) {
    if (outer != null) return outer.parameter(parameter);
    return parameters.computeIfAbsent(
        parameter,
        p -> {
          Value value = inputFor(p.type());
          captured.add(new Captured(p.numbers(), value, p));
          return new Tensor(this, value);
        });
  }

  private Value inputFor(Type type) {
    return builder.input("captured." + builder.inputs().size(), type);
  }

  /// What operations are added to directly, those of derivatives.
  GraphBuilder builder() {
    return builder;
  }

  /// Notes that derivatives are taken in here.
  void differentiate() {
    differentiates = true;
    if (outer != null) outer.differentiate();
  }

  boolean differentiates() {
    return differentiates;
  }

  List<Captured> captured() {
    return captured;
  }

  /// The values of the outer trace that the inputs after the arguments stand for.
  List<Value> fromOuter() {
    return List.copyOf(fromOuter.keySet());
  }

  /// What was recorded, with these results.
  Graph graph(List<Tensor> results) {
    List<Graph.Port> ports = new ArrayList<>();
    for (Tensor result : results) ports.add(new Graph.Port("y" + ports.size(), value(result)));
    return builder.build(ports);
  }
}
