package cajal.unit;

import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// The exponents of the seven SI base units m, kg, s, A, K, mol, cd, in this order.
public record Dimension(List<Ratio> exponents) {
  static final List<String> BASE = List.of("m", "kg", "s", "A", "K", "mol", "cd");

  public static final Dimension NONE = new Dimension(Collections.nCopies(BASE.size(), Ratio.ZERO));

  public Dimension {
    exponents = List.copyOf(exponents);
    if (exponents.size() != BASE.size()) {
      throw new IllegalArgumentException(
          "a dimension has 7 exponents, one for each of " + BASE + ", not " + exponents.size());
    }
  }

  static Dimension of(int m, int kg, int s, int ampere, int kelvin, int mol, int cd) {
    return new Dimension(
        IntStream.of(m, kg, s, ampere, kelvin, mol, cd).mapToObj(Ratio::of).toList());
  }

  public Dimension times(Dimension other) {
    return combine(other, Ratio::plus);
  }

  public Dimension per(Dimension other) {
    return combine(other, Ratio::minus);
  }

  public Dimension pow(Ratio exponent) {
    return new Dimension(exponents.stream().map(exponent::times).toList());
  }

  private Dimension combine(Dimension other, BinaryOperator<Ratio> operation) {
    return new Dimension(
        IntStream.range(0, BASE.size())
            .mapToObj(i -> operation.apply(exponents.get(i), other.exponents.get(i)))
            .toList());
  }
}
