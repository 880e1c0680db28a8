package cajal.unit;

/// Reads the text of a unit by recursive descent.
final class UnitParser {
  private final String original;
  private final String text;
  private int at;

  UnitParser(String text) {
    this.original = text;
    this.text =
        text.replace('µ', 'u')
            .replace('μ', 'u')
            .replace("Ω", "Ohm")
            .replace('·', '*')
            .replace("²", "^2")
            .replace("³", "^3")
            .replace("**", "^");
  }

  PhysicalUnit parse() {
    try {
      PhysicalUnit unit = product();
      if (at < text.length()) throw error("'" + text.charAt(at) + "' is out of place");
      return unit;
    } catch (ArithmeticException overflow) {
      throw error("its exponents are too large");
    }
  }

  private PhysicalUnit product() {
    PhysicalUnit unit = power();
    while (true) {
      skipBlanks();
      if (at == text.length() || text.charAt(at) == ')') return unit;
      if (accept('/')) {
        unit = unit.per(power());
      } else {
        accept('*');
        unit = unit.times(power());
      }
    }
  }

  private PhysicalUnit power() {
    skipBlanks();
    boolean symbol = at < text.length() && Character.isLetter(text.charAt(at));
    PhysicalUnit base = atom();
    int end = at;
    skipBlanks();
    if (accept('^')) return base.pow(exponent());
    at = end;
    return symbol && at < text.length() && startsInteger() ? base.pow(exponent()) : base;
  }

  private PhysicalUnit atom() {
    if (at == text.length()) throw error("a unit is missing at the end");
    if (accept('(')) return closed(product());
    if (Character.isDigit(text.charAt(at))) return powerOfTen();
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) at++;
    String name = text.substring(start, at);
    if (name.isEmpty()) throw error("'" + text.charAt(at) + "' is out of place");
    if (name.equals("sqrt") && accept('(')) return closed(product()).sqrt();
    return Symbols.find(name).orElseThrow(() -> UnitError.unknown(original, name));
  }

  private PhysicalUnit closed(PhysicalUnit inside) {
    skipBlanks();
    if (!accept(')')) throw error("a ')' is missing");
    return inside;
  }

  private PhysicalUnit powerOfTen() {
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
    String digits = text.substring(start, at);
    if (!digits.matches("10*")) {
      throw error(digits + " is no power of ten");
    }
    return new PhysicalUnit(Dimension.NONE, Ratio.of(digits.length() - 1));
  }

  private Ratio exponent() {
    skipBlanks();
    if (!accept('(')) return decimal();
    Ratio numerator = decimal();
    skipBlanks();
    Ratio exponent = numerator;
    if (accept('/')) {
      Ratio denominator = decimal();
      if (denominator.isZero()) throw error("an exponent is divided by zero");
      exponent = numerator.times(new Ratio(denominator.denominator(), denominator.numerator()));
    }
    skipBlanks();
    if (!accept(')')) throw error("a ')' is missing");
    return exponent;
  }

  private Ratio decimal() {
    skipBlanks();
    int start = at;
    if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) at++;
    while (at < text.length() && isNumeric(text.charAt(at))) at++;
    String number = text.substring(start, at);
    if (!number.matches("[+-]?(\\d{1,4}(\\.\\d*)?|\\.\\d+)")) {
      throw error("an exponent such as 2, -1, 0.5 or (1/3) is missing");
    }
    return Ratio.of(Double.parseDouble(number))
        .orElseThrow(() -> error("the exponent " + number + " is no simple fraction"));
  }

  private boolean startsInteger() {
    char c = text.charAt(at);
    if (Character.isDigit(c)) return true;
    return c == '-' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  private static boolean isNumeric(char c) {
    return Character.isDigit(c) || c == '.';
  }

  private boolean accept(char c) {
    if (at == text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
  }

  private UnitError error(String found) {
    return UnitError.unreadable(original, found);
  }
}
