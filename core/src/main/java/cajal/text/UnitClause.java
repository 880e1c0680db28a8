package cajal.text;

import cajal.unit.PhysicalUnit;
import cajal.unit.UnitError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What follows the colon: a unit, and flags in parentheses.
record UnitClause(PhysicalUnit unit, Set<Flag> flags, Span span) {
  enum Flag {
    CONSTANT("constant"),
    SHARED("shared"),
    INPUT("input"),
    UNLESS_REFRACTORY("unless refractory");

    private final String text;

    Flag(String text) {
      this.text = text;
    }

    static List<String> texts(Set<Flag> flags) {
      return flags.stream().map(flag -> flag.text).toList();
    }

    private static Optional<Flag> of(String text) {
      String words = text.strip().replaceAll("\\s+", " ");
      return Arrays.stream(values()).filter(flag -> flag.text.equals(words)).findFirst();
    }
  }

  private static final Pattern FLAGS = Pattern.compile("\\(([a-z][a-z ,-]*)\\)\\s*$");

  /// @param allowed the flags the kind of equation may have
  static UnitClause parse(Source source, Token token, Set<Flag> allowed) {
    String text = token.text();
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    Matcher matcher = FLAGS.matcher(text);
    String unit = text;
    if (matcher.find() && areFlags(text, matcher)) {
      unit = text.substring(0, matcher.start());
      for (String flag : matcher.group(1).split(",")) {
        flags.add(
            Flag.of(flag)
                .filter(allowed::contains)
                .orElseThrow(() ->
                    EquationError.flag(source, token.span(), flag.strip(), Flag.texts(allowed))));
      }
    }
    try {
      return new UnitClause(PhysicalUnit.parse(unit.strip()), flags, token.span());
    } catch (UnitError error) {
      throw EquationError.unit(source, token.span(), error);
    }
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  private static boolean areFlags(String text, Matcher matcher) {
    boolean apart = matcher.start() > 0 && Character.isWhitespace(text.charAt(matcher.start() - 1));
    return apart || Flag.of(matcher.group(1).split(",")[0]).isPresent();
  }
}
