package cajal.emit;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

/// Makes a hidden class of a kernel and gives its one object.
public final class KernelCompiler {
  private KernelCompiler() {}

  public static Kernel compile(KernelSpec spec, Lanes lanes) {
    return (Kernel) instance(KernelEmitter.emit(spec, lanes));
  }

  /// One that runs along edges, one edge after another.
  public static EdgeKernel compile(EdgeSpec spec) {
    return (EdgeKernel) instance(EdgeEmitter.emit(spec));
  }

  private static Object instance(byte[] bytes) {
    try {
      return MethodHandles.lookup()
          .defineHiddenClass(bytes, true)
          .lookupClass()
          .getDeclaredConstructor()
          .newInstance();
    } catch (IllegalAccessException
        | InstantiationException
        | NoSuchMethodException
        | InvocationTargetException broken) {
      throw new IllegalStateException("a generated kernel could not be loaded", broken);
    }
  }
}
