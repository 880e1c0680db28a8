package cajal.trace;

import cajal.exec.Settings;
import cajal.ir.Graph;
import cajal.ir.Value;
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

  /// What a graph gives for these tensors in place of its inputs, as a part of the function that is
  /// being traced: how what was lifted from methods meets what is traced.
  public static List<Tensor> inline(Graph graph, List<Tensor> arguments) {
    Trace here = Trace.current();
    List<Value> given = arguments.stream().map(here::value).toList();
    return here.builder().inline(graph, given).stream().map(y -> new Tensor(here, y)).toList();
  }

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
}
