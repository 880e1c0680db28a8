package cajal.brain.models;

import cajal.brain.Derivative;
import cajal.unit.Unit;

/// One compartment as Jaxley steps it: the gates by exponential Euler at the old v, then v by
/// implicit Euler with the new gates.
///
/// v moves in [#advance], a stimulus of each step but the first: then the gates are a step ahead of
/// it. From 0.5 to 1.5 ms, 0.02 nA flow in.
final class ImplicitHodgkinHuxley extends HodgkinHuxley {
  @Unit("uA/cm^2")
  double pulse;

  /// A cylinder of this length and radius in µm.
  ImplicitHodgkinHuxley(double length, double radius) {
    pulse = 1e5 * 0.02 / (2 * Math.PI * radius * length);
    EL = -54.3;
    v = -70;
    m = 0.2;
    h = 0.2;
    n = 0.2;
  }

  @Override
  @Derivative
  protected double dv() {
    return 0;
  }

  void advance() {
    if (step == 0) return;
    double na = gNa * m * m * m * h;
    double k = gK * n * n * n * n;
    double current = step > 20 && step <= 60 ? pulse : 0;
    double inflow = na * ENa + k * EK + gL * EL + current;
    v = (v + dt / C * inflow) / (1 + dt / C * (na + k + gL));
  }
}
