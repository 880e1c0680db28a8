package cajal.trace;

import cajal.ir.Shape;
import cajal.ir.ShapeError;
import cajal.ir.Type;
import java.util.Arrays;
import java.util.List;

/// Something asked of tensors that cannot be done. The message says what was asked, what was found
/// and in which line of the caller, and what to write instead.
public final class TraceError extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private TraceError(String message) {
    super(message);
  }

  private static TraceError of(String found, String advice) {
    return new TraceError(found + " at " + Caller.now().place() + ". " + advice);
  }

  /// What a constructor of an operation found wrong: `found; advice`.
  static TraceError of(ShapeError error) {
    String text = String.valueOf(error.getMessage());
    int cut = text.indexOf("; ");
    if (cut < 0) return of(text, "Check the shapes of the operands.");
    String advice = text.substring(cut + 2);
    return of(
        text.substring(0, cut),
        Character.toUpperCase(advice.charAt(0)) + advice.substring(1) + ".");
  }

  static TraceError outside() {
    return of(
        "a tensor operation outside of a compiled function",
        "Write it in a function and call Cajal.compile(x -> ...).apply(...).");
  }

  static TraceError stranger(Type type) {
    return of(
        "a " + type + " of another trace is used",
        "A traced tensor must not outlive its function: return it, or pass it as an argument.");
  }

  static TraceError notConcrete(Type type) {
    return of(
        "the numbers of a traced " + type + " were asked for",
        "They are known only when the compiled function runs: return the tensor and read the"
            + " result, or use where(...) or Control.cond(...) to choose.");
  }

  static TraceError array(Type type, String found) {
    return of(
        "the numbers of a " + type + " were asked for as " + found,
        "Ask for them in its own element type, or cast the tensor.");
  }

  static TraceError length(Type type, int found) {
    return of(
        "a tensor of type %s has %d elements, found an array of %d"
            .formatted(type, type.shape().size(), found),
        "Give as many numbers as the shape has elements, in row-major order.");
  }

  static TraceError broadcast(String what, Type x, Type y) {
    return of(
        "%s: shapes differ: %s x %s".formatted(what, x, y),
        "Axes are compared from the last one; lengths must be equal or 1. Reshape or transpose one"
            + " of them.");
  }

  static TraceError matmul(Type x, Type y) {
    return of(
        "matmul: inner sizes differ: %s x %s".formatted(x, y),
        "Transpose the second argument or check the number of features.");
  }

  static TraceError rank(String what, Type x, String wanted) {
    return of("%s: takes %s, found %s".formatted(what, wanted, x), "Reshape it first.");
  }

  static TraceError axis(String what, Type x, int axis) {
    return of(
        "%s: axis %d of %s".formatted(what, axis, x),
        x.rank() == 0
            ? "A scalar has no axes."
            : "Its axes are 0 to %d; -1 is the last.".formatted(x.rank() - 1));
  }

  static TraceError reshape(Type x, Shape to) {
    return of(
        "reshape: %s has %d elements, %s has %d".formatted(x, x.shape().size(), to, to.size()),
        "Give lengths whose product is the same; one of them may be -1.");
  }

  static TraceError notScalar(Type type) {
    return of(
        "grad: the function gives " + type + ", a gradient is that of one number",
        type.isScalar()
            ? "Cast what it gives to f32 or f64 before anything is lost by rounding."
            : "Reduce it with Reductions.sum or mean, or ask for the jacobian.");
  }

  static TraceError parameter(int parameter, int count) {
    return of(
        "grad: parameter %d of a function of %d".formatted(parameter, count),
        "Parameters are the arguments by number, 0 to %d.".formatted(count - 1));
  }

  static TraceError parameterNumbers(String name, Type found) {
    return of(
        "parameter %s: takes a tensor that has numbers, found a traced %s".formatted(name, found),
        "Give it what a compiled function returned, or Tensor.of(...).");
  }

  static TraceError parameterType(String name, Type wanted, Type found) {
    return of(
        "parameter %s: takes %s, found %s".formatted(name, wanted, found),
        "Give it numbers of the same type and shape, or make another parameter.");
  }

  static TraceError notSmooth(String parameter, Type type) {
    return of(
        "grad: parameter %s is %s, which has no derivative".formatted(parameter, type),
        "Name other parameters, or make it f32 or f64.");
  }

  static TraceError blocked(String parameter, Type type, String where) {
    return of(
        "grad: no derivative by parameter %s (%s): all that depends on it goes through %s"
            .formatted(parameter, type, where),
        "Write something smooth in its place, such as Maths.sigmoid for a comparison, or do not ask"
            + " for this parameter.");
  }

  static TraceError direction(String what, Type wanted, String found) {
    return of(
        "%s: takes a direction for each, here of type %s, found %s".formatted(what, wanted, found),
        "Give one tensor of the same type for each.");
  }

  static TraceError batchAxes(int[] axes, int count) {
    return of(
        "vmap: %d axes %s for %d arguments".formatted(axes.length, Arrays.toString(axes), count),
        "Give one for each argument: which of its axes is the batch, or -1 where it is shared.");
  }

  static TraceError batchSizes(int argument, Type type, int axis, int size) {
    return of(
        "vmap: argument %d is %s with %d elements along axis %d, those before it have %d"
            .formatted(argument, type, type.shape().dim(axis), axis, size),
        "All batched arguments have as many elements; -1 shares one argument among all.");
  }

  static TraceError noBatch(String axes) {
    return of(
        "vmap: no argument is batched: axes " + axes,
        "Say 0 or another axis for one of them, or call the function as it is.");
  }

  static TraceError pointwise(String found) {
    return of(
        found,
        "Compute each element from the elements at its place alone; products with matrices belong"
            + " outside of the function, and their results are its arguments.");
  }

  static TraceError cotangents(List<Type> wanted, List<Type> found) {
    return of(
        "custom: the gradient gives %s for arguments of %s".formatted(found, wanted),
        "Give one tensor of the same type for each argument, in their order.");
  }

  static TraceError branches(String found) {
    return of(found, "Give the same number of tensors of the same types on both sides.");
  }
}
