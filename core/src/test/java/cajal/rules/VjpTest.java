package cajal.rules;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Derivatives of every operation, forward and in reverse, against each other and against central
/// differences: as it is, in a loop, and derived once before.
class VjpTest {
  static Stream<Sample> primitives() {
    return Primitives.all();
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void firstOrder(Sample sample) {
    Slopes.check(sample);
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void inALoop(Sample sample) {
    Slopes.check(Derived.scanned(sample));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void inALoopInALoop(Sample sample) {
    Slopes.check(Derived.scanned(Derived.scanned(sample)));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void secondOrder(Sample sample) {
    Slopes.check(Derived.vjp(sample));
    Slopes.check(Derived.jvp(sample));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void secondOrderInALoop(Sample sample) {
    Slopes.check(Derived.vjp(Derived.scanned(sample)));
    Slopes.check(Derived.scanned(Derived.vjp(sample)));
  }
}
