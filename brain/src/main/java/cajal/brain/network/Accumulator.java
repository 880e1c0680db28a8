package cajal.brain.network;

import cajal.brain.lower.Contribution;
import cajal.emit.Frame;
import cajal.ir.DType;

/// Sums of what arrives at each neuron, one array for each of the coming steps; the population's
/// kernel takes the array of its step up and sets it to 0.
final class Accumulator {
  final String name;
  final Contribution contribution;
  private Object[] ring;

  Accumulator(String name, Object lambda) {
    this.name = name;
    this.contribution = Contribution.arrived(lambda, name);
    this.ring = new Object[0];
  }

  /// Makes room for what arrives up to `ahead` steps from now.
  void reserve(DType dtype, int size, int ahead) {
    if (ring.length > ahead) return;
    Object[] longer = new Object[ahead + 1];
    for (int i = 0; i < longer.length; i++) {
      longer[i] = i < ring.length ? ring[i] : Frame.allocate(dtype, size);
    }
    ring = longer;
  }

  Object at(int step) {
    return ring[Math.floorMod(step, ring.length)];
  }

  Object[] ring() {
    return ring;
  }
}
