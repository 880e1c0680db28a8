package cajal.exec;

import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import java.util.LinkedHashMap;
import java.util.Map;

/// Kernels that were compiled before: populations of one model share one kernel, whatever their
/// sizes' and parameters' values, and a second network starts warm.
final class KernelCache {
  private static final int CAPACITY = 256;

  private record Wanted(KernelSpec spec, Lanes lanes) {}

  private static final Map<Wanted, Tiers> KNOWN =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Tiers> eldest) {
          return size() > CAPACITY;
        }
      };

  private KernelCache() {}

  static synchronized Tiers tiers(KernelSpec spec, Lanes lanes) {
    return KNOWN.computeIfAbsent(new Wanted(spec, lanes), wanted -> Tiers.compile(spec, lanes));
  }
}
