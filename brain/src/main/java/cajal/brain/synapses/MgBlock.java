package cajal.brain.synapses;

import static cajal.unit.Units.mM;
import static cajal.unit.Units.mV;

import cajal.unit.Unit;

/// The share of NMDA receptors that magnesium leaves open at a potential of the target.
///
/// 1/(1 + [Mg]/3.57 mM · e^(−0.062 v/mV)). It stands in the action on the target, which alone knows
/// its potential:
///
/// ```java
/// net.connect(cells, cells, random(0.1), new Nmda(),
///     (c, g) -> c.input += g * MgBlock.open(c.v) * (0 - c.v));
/// ```
///
/// Source: Jahr and Stevens 1990, J. Neurosci. 10:3178.
public final class MgBlock {
  private MgBlock() {}

  /// At 1.2 mM of magnesium outside the cell.
  public static double open(@Unit("mV") double v) {
    return open(v, 1.2 * mM);
  }

  /// At `mg` of magnesium outside the cell.
  public static double open(@Unit("mV") double v, @Unit("mM") double mg) {
    return 1 / (1 + mg / (3.57 * mM) * Math.exp(-0.062 * v / mV));
  }
}
