package cajal.lift;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// What the parts of the lifter share during one call.
final class Lifting {
  static final int MOST_BLOCKS = 10_000;
  static final int DEEPEST_CALL = 64;

  final GraphBuilder builder;
  final DType real;
  final Draws draws;
  final ClassFiles files;
  final Guards guards;
  final Arithmetic arithmetic;
  final MathCalls math;
  final Joins joins;
  final Calls calls;
  private final Method called;
  private @Nullable Activation current;
  private int blocks;

  Lifting(GraphBuilder builder, DType real, Draws draws, ClassFiles files, Method called) {
    this.builder = builder;
    this.real = real;
    this.draws = draws;
    this.files = files;
    this.called = called;
    guards = new Guards(builder);
    arithmetic = new Arithmetic(this);
    math = new MathCalls(this);
    joins = new Joins(this);
    calls = new Calls(this);
  }

  /// The method being run now; null before the first.
  @Nullable Activation current() {
    return current;
  }

  void enter(@Nullable Activation activation) {
    current = activation;
    builder.origin(activation == null ? null : activation.place().origin());
  }

  /// Whether the numbers written in the code being run are plain numbers; otherwise they fit any
  /// unit.
  boolean isChecked() {
    return current != null && current.isChecked();
  }

  /// Counts a stretch of code between two branches, to stop loops without a known end.
  void countBlock() {
    if (++blocks > MOST_BLOCKS) throw LiftError.endless(place(), MOST_BLOCKS);
  }

  /// The place in the user's source, for messages.
  Place place() {
    return current != null
        ? current.place()
        : new Place(called.getDeclaringClass(), called.getName(), "unknown source", 0);
  }

  String where() {
    return place().toString();
  }
}
