package cajal.learn.nn;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.init.Fan;
import cajal.learn.init.Initializer;
import cajal.random.Key;
import cajal.trace.Parameter;

/// Where the parameters of a layer belong: the path that begins their names, and the key below
/// which they are drawn. A parameter starts alike whatever else the network is made of, as its
/// numbers depend on its name and the key only.
///
/// @param path names of the layers around, joined by points; empty outside of all
/// @param dtype `f32`, or `f64` for gradients that are checked
public record Scope(String path, Key key, DType dtype) {
  public Scope {
    if (!dtype.isFloat()) {
      throw new IllegalArgumentException(
          "scope %s: parameters of %s; give f32 or f64".formatted(path, dtype));
    }
  }

  /// Outside of all layers, for parameters of f32.
  public static Scope of(Key key) {
    return new Scope("", key, DType.F32);
  }

  /// The same for another element type.
  public Scope as(DType other) {
    return new Scope(path, key, other);
  }

  /// What is below here under a name.
  public Scope in(String name) {
    return new Scope(name(name), key.fold(name), dtype);
  }

  public Scope in(int number) {
    return in(Integer.toString(number));
  }

  public Parameter parameter(String name, Initializer start, int... dims) {
    Type type = Type.of(dtype, dims);
    return parameter(name, start, Fan.of(type.shape()), dims);
  }

  public Parameter parameter(String name, Initializer start, Fan fan, int... dims) {
    return Parameter.of(name(name), start.tensor(Type.of(dtype, dims), fan, key.fold(name)));
  }

  private String name(String last) {
    return path.isEmpty() ? last : path + "." + last;
  }

  @Override
  public String toString() {
    return path;
  }
}
