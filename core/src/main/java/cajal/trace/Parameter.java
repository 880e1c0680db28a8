package cajal.trace;

import cajal.ir.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A named tensor that training changes. Inside of a compiled function it stands for the numbers it
/// has when the function is called.
///
/// ```java
/// Parameter w = Parameter.of("w", Tensor.of(1f, 2f));
/// Compiled f = Cajal.compile(x -> x.times(w.value()));
/// w.set(Tensor.of(3f, 4f));
/// f.apply(Tensor.of(1f, 1f)).floats(); // [3.0, 4.0]
/// ```
public final class Parameter {
  private static final ScopedValue<Map<Parameter, Tensor>> BOUND = ScopedValue.newInstance();

  private final String name;
  private Tensor numbers;

  private Parameter(String name, Tensor numbers) {
    this.name = name;
    this.numbers = numbers;
  }

  /// @throws IllegalArgumentException if the tensor has no numbers
  public static Parameter of(String name, Tensor numbers) {
    return new Parameter(name, concrete(name, numbers));
  }

  private static Tensor concrete(String name, Tensor numbers) {
    if (!numbers.isConcrete()) throw TraceError.parameterNumbers(name, numbers.type());
    return numbers;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return numbers.type();
  }

  /// What it is bound to, or what stands for it in the function being traced, or its numbers.
  public Tensor value() {
    if (BOUND.isBound()) {
      Tensor bound = BOUND.get().get(this);
      if (bound != null) return bound;
    }
    return Trace.isOpen() ? Trace.current().parameter(this) : numbers;
  }

  /// Its numbers, also while a function is traced.
  Tensor numbers() {
    return numbers;
  }

  /// @throws IllegalArgumentException if the tensor has no numbers, or is of another type
  public void set(Tensor numbers) {
    if (!numbers.type().equals(type())) {
      throw TraceError.parameterType(name, type(), numbers.type());
    }
    this.numbers = concrete(name, numbers);
  }

  /// What `f` gives where these parameters stand for these tensors, and others for what they were.
  public static <T> T with(List<Parameter> parameters, List<Tensor> tensors, Supplier<T> f) {
    Map<Parameter, Tensor> bound = new HashMap<>();
    if (BOUND.isBound()) bound.putAll(BOUND.get());
    for (int i = 0; i < parameters.size(); i++) bound.put(parameters.get(i), tensors.get(i));
    return ScopedValue.where(BOUND, bound).call(f::get);
  }

  @Override
  public String toString() {
    return "parameter " + name + " " + type();
  }
}
