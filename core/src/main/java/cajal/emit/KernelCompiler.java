package cajal.emit;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

/// Makes a hidden class of a kernel and gives its one object.
public final class KernelCompiler {
  private KernelCompiler() {}

  public static Kernel compile(KernelSpec spec, Lanes lanes) {
    byte[] bytes = KernelEmitter.emit(spec, lanes);
    try {
      return (Kernel)
          MethodHandles.lookup()
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
