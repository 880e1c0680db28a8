package cajal.exec;

import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;

/// A kernel in two forms with the same bits: the scalar one, which runs well at once, and the
/// vector one, which is a hundred times slower until the JVM's optimising compiler has been over
/// it. It is warmed up on scratch memory in the background; [#current] is the vector form from then
/// on.
public final class Tiers {
  private final Kernel scalar;
  private final Lanes lanes;
  private volatile Kernel current;
  private volatile double warmUpSeconds = Double.NaN;

  private Tiers(Kernel scalar, Lanes lanes) {
    this.scalar = scalar;
    this.lanes = lanes;
    this.current = scalar;
  }

  /// The kernel of `spec`, to be run in vectors of `lanes` as soon as they are warm.
  public static Tiers of(KernelSpec spec, Lanes lanes) {
    return KernelCache.tiers(spec, lanes);
  }

  /// The form of `lanes` at once and only, slow as it is before it is warm.
  public static Tiers cold(KernelSpec spec, Lanes lanes) {
    return new Tiers(KernelCompiler.compile(spec, lanes), lanes);
  }

  static Tiers compile(KernelSpec spec, Lanes lanes) {
    Tiers tiers = new Tiers(KernelCompiler.compile(spec, Lanes.SCALAR), lanes);
    if (lanes != Lanes.SCALAR) WarmUp.enqueue(spec, tiers);
    return tiers;
  }

  /// The form to run now; ask at the start of a step.
  public Kernel current() {
    return current;
  }

  /// Whether the vector form has taken over.
  public boolean isVector() {
    return current != scalar;
  }

  /// Whether there is no faster form to wait for.
  public boolean isFastest() {
    return lanes == Lanes.SCALAR || isVector();
  }

  public Lanes lanes() {
    return lanes;
  }

  Kernel scalar() {
    return scalar;
  }

  void swap(Kernel vector, double seconds) {
    warmUpSeconds = seconds;
    current = vector;
  }

  /// Seconds from the request of the vector form until it took over; NaN before that.
  public double warmUpSeconds() {
    return warmUpSeconds;
  }
}
