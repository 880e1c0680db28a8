package cajal.lift;

import cajal.ir.Value;
import cajal.unit.PhysicalUnit;
import org.jspecify.annotations.Nullable;

/// What a local variable or a place on the operand stack holds while lifting.
sealed interface Operand {

  /// The JVM's types for numbers; boolean is INT.
  enum Kind {
    INT,
    LONG,
    FLOAT,
    DOUBLE;

    boolean isWide() {
      return this == LONG || this == DOUBLE;
    }

    boolean isReal() {
      return this == FLOAT || this == DOUBLE;
    }
  }

  /// Whether it takes two places.
  default boolean isWide() {
    return false;
  }

  sealed interface Numeric extends Operand {
    Kind kind();

    @Nullable PhysicalUnit unit();

    Numeric with(@Nullable PhysicalUnit unit);

    /// Whether it is the same number, whatever its unit.
    boolean sameAs(Numeric other);

    @Override
    default boolean isWide() {
      return kind().isWide();
    }
  }

  /// A number known while lifting: an Integer, Long, Float or Double by its kind.
  record Literal(Kind kind, Number number, @Nullable PhysicalUnit unit) implements Numeric {
    @Override
    public Literal with(@Nullable PhysicalUnit other) {
      return new Literal(kind, number, other);
    }

    @Override
    public boolean sameAs(Numeric other) {
      return other instanceof Literal literal && number.equals(literal.number);
    }
  }

  /// A value of the graph. An INT may be `bool` as well as `i32`; a LONG is on its way from
  /// `Math.round` to int or double, as a whole number in the real type, or from int to
  /// `Math.clamp`, as `i32`.
  record Symbol(Kind kind, Value value, @Nullable PhysicalUnit unit) implements Numeric {
    @Override
    public Symbol with(@Nullable PhysicalUnit other) {
      return new Symbol(kind, value, other);
    }

    @Override
    public boolean sameAs(Numeric other) {
      return other instanceof Symbol symbol && kind == symbol.kind && value.equals(symbol.value);
    }
  }

  /// The outcome of `dcmpl` and the like, for the branch that follows.
  record Compared(Numeric x, Numeric y, boolean nanIsGreater) implements Operand {}

  /// An object: symbolic where there is a subject, otherwise constant. Arrays are always constant.
  record Reference(@Nullable Subject subject, Object instance) implements Operand {}

  /// `null`.
  record Null() implements Operand {}

  /// The `DrawSource` of the run.
  record Source() implements Operand {}

  /// A local variable that holds different things on different ways here; an error if it is used.
  record Torn(@Nullable RuntimeException error, boolean isWide) implements Operand {}
}
