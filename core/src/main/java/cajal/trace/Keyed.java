package cajal.trace;

import cajal.ir.DType;
import cajal.ir.Random;
import cajal.ir.RandomKind;
import cajal.ir.Type;
import cajal.random.Key;
import java.util.List;

/// Random draws from a key: the same key and step give the same numbers, whatever the threads and
/// vectors. Draws of different kinds from one key are not independent: fold the key for each.
///
/// ```java
/// Keyed noise = Keyed.of(Key.of(42).fold("noise")).at(step);
/// Tensor v = v.plus(noise.normal(v.type()).times(sigma));
/// ```
public record Keyed(Key key, Tensor seed, Tensor step) {

  public static Keyed of(Key key) {
    return new Keyed(key, Tensor.scalar(key.seed()), Tensor.scalar(0));
  }

  /// The draws of a step, an i32 scalar: others than those of other steps.
  public Keyed at(Tensor other) {
    return new Keyed(key, seed, other);
  }

  /// The draws of the stream with this name below the key.
  public Keyed fold(String name) {
    return new Keyed(key.fold(name), seed, step);
  }

  /// Uniform on [0, 1).
  public Tensor uniform(Type type) {
    return draw(RandomKind.UNIFORM, type);
  }

  /// Mean 0, standard deviation 1.
  public Tensor normal(Type type) {
    return draw(RandomKind.NORMAL, type);
  }

  /// Mean 1.
  public Tensor exponential(Type type) {
    return draw(RandomKind.EXPONENTIAL, type);
  }

  /// True with probability `p`, a scalar or of the shape of `type`, which is of bool.
  public Tensor bernoulli(Tensor p, Type type) {
    return draw(RandomKind.BERNOULLI, type.with(DType.BOOL), p);
  }

  /// Counts with mean `lambda`, a scalar or of the shape of `type`, as i32.
  public Tensor poisson(Tensor lambda, Type type) {
    return draw(RandomKind.POISSON, type.with(DType.I32), lambda);
  }

  private Tensor draw(RandomKind kind, Type type, Tensor... parameters) {
    return Trace.current()
        .add(t ->
            new Random(
                kind,
                type,
                t.value(seed),
                key.stream(),
                t.value(step),
                List.of(parameters).stream().map(t::value).toList()));
  }
}
