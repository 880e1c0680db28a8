package cajal.exec;

import cajal.emit.Lanes;
import cajal.rules.Derived;
import cajal.rules.Primitives;
import cajal.rules.Sample;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The derivatives of every operation in a loop, compiled.
class DerivedTest {
  static Stream<Sample> primitives() {
    return Primitives.all();
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void has_the_bits_of_the_interpreter(Sample sample) {
    Sample reverse = Derived.vjp(Derived.scanned(sample));
    Bits.check(reverse.graph(), reverse.at(), Lanes.V256, 2);
  }
}
