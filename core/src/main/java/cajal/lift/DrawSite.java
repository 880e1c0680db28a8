package cajal.lift;

/// The number of a place in the source that calls `cajal.random.Draw`; the same for lifted code and
/// for a `StackWalker` over a plain Java run.
public final class DrawSite {
  private DrawSite() {}

  /// The number of the call at index `bci` of a method's bytecode.
  ///
  /// @param className the binary name of the class, as `Class.getName()` gives it
  /// @param methodName the method that calls `Draw`, as it is in the bytecode
  /// @param bci index of the call in the method's bytecode
  public static int hash(String className, String methodName, int bci) {
    int hash = (className.hashCode() * 31 + methodName.hashCode()) * 31 + bci;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
