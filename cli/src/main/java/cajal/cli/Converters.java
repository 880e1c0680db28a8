package cajal.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Numbers of the command line, with messages for people who do not know Java's types.
final class Converters {
  private Converters() {}

  static void register(CommandLine line) {
    line.registerConverter(int.class, Converters::whole);
    line.registerConverter(Integer.class, Converters::whole);
    line.registerConverter(Long.class, Converters::large);
    line.registerConverter(Double.class, Converters::number);
  }

  private static int whole(String text) {
    long number = large(text);
    if (number == (int) number) return (int) number;
    throw new TypeConversionException("'" + text + "' is beyond 2147483647");
  }

  private static long large(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      boolean digits = text.matches("[-+]?\\d+");
      throw new TypeConversionException(
          "'" + text + "' is " + (digits ? "beyond 9223372036854775807" : "no whole number"));
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no number, such as 0.5");
    }
  }
}
