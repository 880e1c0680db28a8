package cajal.emit;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

/// Makes a hidden class of a kernel and gives its one object.
public final class KernelCompiler {
  private KernelCompiler() {}

  /// The fast form if there is one, with a careful scalar kernel for what is outside its range.
  public static Kernel compile(KernelSpec spec, Lanes lanes) {
    Kernel kernel = (Kernel) instance(KernelEmitter.emit(spec, lanes));
    return spec.fast() == null
        ? kernel
        : new Guarded(
            kernel,
            compile(spec.careful(), Lanes.SCALAR),
            KernelEmitter.width(spec, lanes),
            spec.list());
  }

  /// One that runs along edges, one edge after another.
  public static EdgeKernel compile(EdgeSpec spec) {
    return (EdgeKernel) instance(EdgeEmitter.emit(spec));
  }

  /// A register tile of a matrix product.
  public static Tile compile(TileSpec spec) {
    return (Tile) instance(TileEmitter.emit(spec));
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
