package cajal.trace;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/// The line of the user's source that is being traced.
record Caller(String place, String origin) {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final List<String> OURS =
      List.of("cajal.trace.", "cajal.surrogate.", "cajal.ir.", "java.", "jdk.", "sun.");

  static Caller now() {
    return WALKER.walk(frames ->
        frames
            .filter(frame -> !isOurs(frame.getClassName()))
            .findFirst()
            .map(Caller::of)
            .orElse(new Caller("an unknown place", "unknown")));
  }

  private static boolean isOurs(String name) {
    for (String start : OURS) if (name.startsWith(start)) return true;
    return false;
  }

  private static Caller of(StackFrame frame) {
    String place = frame.getFileName() + ":" + frame.getLineNumber();
    String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return new Caller(place, name + "." + frame.getMethodName() + "(" + place + ")");
  }
}
