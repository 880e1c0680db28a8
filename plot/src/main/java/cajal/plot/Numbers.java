package cajal.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as a reader of a picture wants them, the same in every locale.
final class Numbers {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int GROUPED_FROM = 10_000;

  private Numbers() {}

  /// A whole number with commas from five digits on: 4000, 61,234.
  static String grouped(long value) {
    return Math.abs(value) < GROUPED_FROM ? signed(Long.toString(value)) : commas(value + "");
  }

  /// `mantissa` times ten to the `exponent`, exactly; in powers of ten where zeros would swamp it.
  static String scaled(long mantissa, int exponent) {
    if (mantissa == 0) return "0";
    BigDecimal value = BigDecimal.valueOf(mantissa, -exponent).stripTrailingZeros();
    int magnitude = value.precision() - value.scale() - 1;
    if (magnitude < -4 || magnitude > 6) {
      String front = value.scaleByPowerOfTen(-magnitude).toPlainString();
      return signed(front) + "×" + powerOfTen(magnitude);
    }
    String plain = value.toPlainString();
    return magnitude >= 4 ? commas(plain) : signed(plain);
  }

  /// A value rounded to three significant digits: 12.3, 0.00457, 1,230.
  static String rounded(double value) {
    if (!Double.isFinite(value)) return "n/a";
    BigDecimal exact = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return scaled(exact.unscaledValue().longValueExact(), -exact.scale());
  }

  static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) text.append('⁻');
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /// "1 spike", "2 spikes".
  static String counted(long count, String noun) {
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }

  private static String commas(String plain) {
    int point = plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    int first = plain.startsWith("-") ? 1 : 0;
    for (int i = (point < 0 ? plain.length() : point) - 3; i > first; i -= 3) text.insert(i, ',');
    return signed(text.toString());
  }

  private static String signed(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
