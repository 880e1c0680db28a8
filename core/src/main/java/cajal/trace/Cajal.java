package cajal.trace;

import cajal.exec.Settings;
import cajal.ir.Graph;
import cajal.ir.Type;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Compiles functions on tensors.
///
/// ```java
/// Compiled f = Cajal.compile(x -> Maths.exp(x).plus(1));
/// float[] y = f.apply(Tensor.of(0f, 1f, 2f)).floats();
/// ```
public final class Cajal {
  private Cajal() {}

  /// A function of one tensor.
  public static Compiled compile(Function<Tensor, Tensor> function) {
    return compileAll(x -> List.of(function.apply(x.getFirst())));
  }

  /// A function of two tensors.
  public static Compiled compile(BiFunction<Tensor, Tensor, Tensor> function) {
    return compileAll(x -> List.of(function.apply(x.get(0), x.get(1))));
  }

  /// A function of any number of tensors that gives any number of them.
  public static Compiled compileAll(UnaryOperator<List<Tensor>> function) {
    return compileAll(function, Settings.preferred());
  }

  /// The same, with other settings.
  public static Compiled compileAll(UnaryOperator<List<Tensor>> function, Settings settings) {
    return new Compiled(function, settings);
  }

  /// What a function of tensors of these types does, as a graph that is not compiled.
  public static Graph graph(UnaryOperator<List<Tensor>> function, List<Type> types) {
    Trace trace = new Trace(null);
    List<Tensor> inputs = types.stream().map(trace::input).toList();
    return trace.graph(trace.run(() -> function.apply(inputs)));
  }
}
