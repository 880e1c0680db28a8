package cajal.lift;

import static cajal.unit.Units.mV;
import static cajal.unit.Units.ms;
import static cajal.unit.Units.nS;

import cajal.math.Fn;
import cajal.random.Draw;
import cajal.unit.Unit;

/// Models whose units fit, or do not.
class UnitModels {
  /// Says nothing about units, as the base classes of a framework.
  static class Framework {
    double input, dt;
    int step;

    final void refractory(@Unit("ms") double time) {
      input = time / dt;
    }

    int steps(double time) {
      return step + (int) Math.round(time / dt);
    }
  }

  record Gate(@Unit("mV") double half, @Unit("mV") double slope, double floor) {}

  static class Lif extends Framework {
    @Unit("mV")
    static final double REST = Double.parseDouble("-70");

    @Unit("mV")
    static final double FOLDED = -55;

    @Unit("mV")
    double v, EL;
    @Unit("nS")
    double gL, g;

    @Unit("pF")
    double C;

    @Unit("ms")
    double tau;

    @Unit("pA")
    double current;

    double m;
    float half;
    int n;
    boolean on;
    final Gate gate = new Gate(-30, 5, 0.1);

    double membrane() {
      return (gL * (EL - v) + g * (0 - v) + current + input) / C;
    }

    double gating() {
      double alpha = 0.1 / ms / Fn.exprel(-(v + 40 * mV) / (10 * mV));
      return alpha * (1 - m) - 0.2 * Math.exp(-v / gate.slope()) / tau * m;
    }

    double powers() {
      return Math.pow(v - gate.half(), 2) / Math.sqrt((v - EL) * (v - EL)) + Math.cbrt(v * v * v);
    }

    double bounds() {
      return Math.min(Math.max(v, EL), REST) + Fn.clip(v, EL, 0) - Math.abs(FOLDED - v);
    }

    double choices() {
      double a = v;
      if (m > 0.5) a = EL;
      double weight = on ? 1 : 0;
      return n > 2 && v > FOLDED ? a * weight : on ? 0 : Double.POSITIVE_INFINITY;
    }

    double noise() {
      return Draw.normal(EL, 2 * mV) + Draw.uniform(0, 1) * v + n * mV;
    }

    double framework() {
      refractory(5);
      refractory(tau);
      return steps(tau) + input;
    }

    @Unit("nS")
    private double conductance(@Unit("mV") double at) {
      return at > v ? gL : 2 * nS;
    }

    double helper() {
      return conductance(EL) + conductance(-50);
    }

    void assigns() {
      v = REST;
      m = 1;
      n = 3;
      input = current;
      input = input + current;
      gL += g * m;
    }

    double reusedSlots() {
      double a = 1;
      if (on) {
        double b = v / mV;
        a += b;
      } else {
        double b = tau / ms;
        a -= b;
      }
      return a;
    }

    double adds() {
      return v + current;
    }

    boolean compares() {
      return v > current;
    }

    double exponentiates() {
      return Math.exp(v);
    }

    void assignsWrong() {
      v = EL * 2 * tau;
    }

    void assignsNumber() {
      v = -60.0;
    }

    double merges() {
      return on ? v : tau;
    }

    double usesTorn() {
      double a = v;
      if (on) a = tau;
      return a;
    }

    double power() {
      return Math.pow(v, m);
    }

    double wrongArgument() {
      return conductance(tau);
    }

    @Unit("nS")
    double wrongResult() {
      return v;
    }

    double callsWrongResult() {
      return wrongResult();
    }

    double scales() {
      return v + 1000 * gate.half() + Thousand.VOLT;
    }

    double record() {
      return gate.half() + gate.floor();
    }
  }

  static class Thousand {
    @Unit("V")
    static final double VOLT = Double.parseDouble("1");
  }

  static class Child extends Lif {
    double factor;

    double scaled() {
      return factor * v + EL;
    }

    double wrong() {
      return factor + v;
    }
  }

  static class Unchecked {
    double v, tau;

    double dv() {
      return (-60 - v + Math.exp(v)) / tau + Thousand.VOLT;
    }
  }
}
