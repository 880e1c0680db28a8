package cajal.lift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the user's source.
final class Place {
  /// javac's name of a lambda's method: `lambda$main$0`, `lambda$main$2f364bb9$1`.
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*?)\\$.+");

  private final String origin;
  private final String text;

  /// @param line 0 where the class was compiled without line numbers
  Place(Class<?> type, String method, String file, int line) {
    Matcher lambda = LAMBDA.matcher(method);
    boolean isLambda = lambda.matches();
    String name = name(type) + "." + (isLambda ? lambda.group(1) : method);
    origin = name + "(" + file + (line == 0 ? "" : ":" + line) + ")";
    String at = line == 0 ? ", line unknown (compiled without -g:lines)" : ", line " + line;
    text = (isLambda ? "the lambda in " : "") + name + at;
  }

  /// `CobaLif.dv(CobaLif.java:12)`, as a stack trace has it.
  String origin() {
    return origin;
  }

  /// `CobaLif.dv, line 12`.
  @Override
  public String toString() {
    return text;
  }

  /// The class's name as its source has it, without the package.
  static String name(Class<?> type) {
    String name = type.getCanonicalName() == null ? type.getName() : type.getCanonicalName();
    String inPackage = type.getPackageName();
    return inPackage.isEmpty() || type.isPrimitive() || type.isArray()
        ? name
        : name.substring(inPackage.length() + 1);
  }
}
