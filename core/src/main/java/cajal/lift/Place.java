package cajal.lift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the user's source. `line` is 0 where the class was compiled without line numbers.
record Place(Class<?> type, String method, String file, int line) {
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");

  /// `CobaLif.dv(CobaLif.java:12)`, as a stack trace has it.
  String origin() {
    return className() + "." + plainMethod() + "(" + file + (line == 0 ? "" : ":" + line) + ")";
  }

  /// `CobaLif.dv, line 12`.
  @Override
  public String toString() {
    String lambda = LAMBDA.matcher(method).matches() ? "the lambda in " : "";
    String at = line == 0 ? ", line unknown (compiled without -g:lines)" : ", line " + line;
    return lambda + className() + "." + plainMethod() + at;
  }

  private String plainMethod() {
    Matcher lambda = LAMBDA.matcher(method);
    return lambda.matches() ? lambda.group(1) : method;
  }

  private String className() {
    return name(type);
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
