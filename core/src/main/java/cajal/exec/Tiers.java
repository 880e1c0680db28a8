package cajal.exec;

import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import org.jspecify.annotations.Nullable;

/// A kernel in two forms with the same bits: the scalar one, which runs well at once, and the
/// vector one, which is a hundred times slower until the JVM's optimising compiler has been over
/// it. It is warmed up on scratch memory in the background; [#current] is the vector form from then
/// on.
public final class Tiers {
  /// Elements that are computed in scalar code before vectors are worth their warm-up.
  private static final int SOME = 1 << 16;

  private final Kernel scalar;
  private final Lanes lanes;
  private volatile Kernel current;
  private volatile @Nullable KernelSpec later;
  private int used;
  private volatile double warmUpSeconds = Double.NaN;

  private Tiers(Kernel scalar, Lanes lanes, @Nullable KernelSpec later) {
    this.scalar = scalar;
    this.lanes = lanes;
    this.current = scalar;
    this.later = later;
  }

  /// The kernel of `spec`, to be run in vectors of `lanes` as soon as they are warm.
  public static Tiers of(KernelSpec spec, Lanes lanes) {
    Tiers tiers = onUse(spec, lanes);
    tiers.warmUp();
    return tiers;
  }

  /// The same, but warmed up only after [#use] of many elements.
  static Tiers onUse(KernelSpec spec, Lanes lanes) {
    return KernelCache.tiers(spec, lanes);
  }

  /// The form of `lanes` at once and only, slow as it is before it is warm.
  public static Tiers cold(KernelSpec spec, Lanes lanes) {
    return new Tiers(KernelCompiler.compile(spec, lanes), lanes, null);
  }

  static Tiers compile(KernelSpec spec, Lanes lanes) {
    KernelSpec later = lanes == Lanes.SCALAR ? null : spec;
    return new Tiers(KernelCompiler.compile(spec, Lanes.SCALAR), lanes, later);
  }

  private synchronized void warmUp() {
    KernelSpec spec = later;
    later = null;
    if (spec != null) WarmUp.enqueue(spec, this);
  }

  /// The form to run now on so many elements.
  Kernel use(int elements) {
    if (later != null && (used += elements) >= SOME) warmUp();
    return current;
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
