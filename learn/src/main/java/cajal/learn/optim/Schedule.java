package cajal.learn.optim;

import java.util.Arrays;

/// The learning rate of each step: a pure function of the number of the step and of the epoch, both
/// counted from 0.
///
/// ```java
/// Schedule rate = new Schedule.Warmup(100, new Schedule.CosineAnnealing(1e-3, 10_000, 1e-5));
/// rate.at(0, 0); // 1.0E-5
/// ```
///
/// The records below count steps; [#byEpoch] makes them count epochs.
@FunctionalInterface
public interface Schedule {
  /// The rate in step `step` of all, which is in epoch `epoch`.
  double at(long step, int epoch);

  /// The same function of the number of the epoch.
  default Schedule byEpoch() {
    return (step, epoch) -> at(epoch, epoch);
  }

  /// Always the same.
  record Constant(double rate) implements Schedule {
    public Constant {
      Require.notNegative("rate", rate);
    }

    @Override
    public double at(long step, int epoch) {
      return rate;
    }
  }

  /// rate·factor^⌊n / every⌋.
  record Step(double rate, int every, double factor) implements Schedule {
    public Step {
      Require.notNegative("rate", rate);
      Require.atLeastOne("every", every);
      Require.notNegative("factor", factor);
    }

    @Override
    public double at(long step, int epoch) {
      return rate * Math.pow(factor, Math.floorDiv(step, every));
    }
  }

  /// rate·factor^k after k of the milestones have been reached; as in PyTorch, step n counts as
  /// reaching milestone n.
  record MultiStep(double rate, double factor, long... milestones) implements Schedule {
    public MultiStep {
      Require.notNegative("rate", rate);
      Require.notNegative("factor", factor);
      milestones = Require.increasing("milestones", milestones);
    }

    @Override
    public long[] milestones() {
      return milestones.clone();
    }

    @Override
    public double at(long step, int epoch) {
      return rate * Math.pow(factor, Arrays.stream(milestones).filter(m -> m <= step).count());
    }
  }

  /// least + (rate − least)·(1 + cos(π·n / steps)) / 2 (Loshchilov & Hutter 2017,
  /// arXiv:1608.03983), and `least` from n = steps on.
  record CosineAnnealing(double rate, long steps, double least) implements Schedule {
    public CosineAnnealing {
      Require.notNegative("rate", rate);
      Require.atLeastOne("steps", steps);
      Require.notNegative("least", least);
    }

    @Override
    public double at(long step, int epoch) {
      double part = (double) Math.min(step, steps) / steps;
      return least + (rate - least) * (1 + Math.cos(Math.PI * part)) / 2;
    }
  }

  /// Cosine annealing that starts again after `first` steps, then after `longer` times as many, and
  /// so on (Loshchilov & Hutter 2017, arXiv:1608.03983).
  record CosineAnnealingWarmRestarts(double rate, long first, int longer, double least)
      implements Schedule {
    public CosineAnnealingWarmRestarts {
      Require.notNegative("rate", rate);
      Require.atLeastOne("first", first);
      Require.atLeastOne("longer", longer);
      Require.notNegative("least", least);
    }

    @Override
    public double at(long step, int epoch) {
      long length = first;
      long within = longer == 1 ? step % first : step;
      while (within >= length) {
        within -= length;
        length = Math.multiplyExact(length, longer);
      }
      return least + (rate - least) * (1 + Math.cos(Math.PI * within / length)) / 2;
    }
  }

  /// rate·factor^n.
  record Exponential(double rate, double factor) implements Schedule {
    public Exponential {
      Require.notNegative("rate", rate);
      Require.notNegative("factor", factor);
    }

    @Override
    public double at(long step, int epoch) {
      return rate * Math.pow(factor, step);
    }
  }

  /// rate·factor^(n / steps), without stairs.
  record ExponentialDecay(double rate, long steps, double factor) implements Schedule {
    public ExponentialDecay {
      Require.notNegative("rate", rate);
      Require.atLeastOne("steps", steps);
      Require.notNegative("factor", factor);
    }

    @Override
    public double at(long step, int epoch) {
      return rate * Math.pow(factor, (double) step / steps);
    }
  }

  /// rate / (1 + factor·n / steps); with `stairs`, n / steps is rounded down.
  record InverseTimeDecay(double rate, long steps, double factor, boolean stairs)
      implements Schedule {
    public InverseTimeDecay {
      Require.notNegative("rate", rate);
      Require.atLeastOne("steps", steps);
      Require.notNegative("factor", factor);
    }

    @Override
    public double at(long step, int epoch) {
      double part = (double) step / steps;
      return rate / (1 + factor * (stairs ? Math.floor(part) : part));
    }
  }

  /// last + (rate − last)·(1 − n / steps)^power, and `last` from n = steps on.
  record PolynomialDecay(double rate, long steps, double last, double power) implements Schedule {
    public PolynomialDecay {
      Require.notNegative("rate", rate);
      Require.atLeastOne("steps", steps);
      Require.notNegative("last", last);
      Require.positive("power", power);
    }

    @Override
    public double at(long step, int epoch) {
      double left = 1 - (double) Math.min(step, steps) / steps;
      return last + (rate - last) * Math.pow(left, power);
    }
  }

  /// rates[k] where k of the boundaries are below n, as in BrainPy: a boundary still has the rate
  /// before it.
  record PiecewiseConstant(long[] boundaries, double... rates) implements Schedule {
    public PiecewiseConstant {
      boundaries = Require.increasing("boundaries", boundaries);
      rates = rates.clone();
      for (double rate : rates) Require.notNegative("rate", rate);
      if (rates.length != boundaries.length + 1) {
        throw new IllegalArgumentException(
            "%d boundaries are between %d rates, found %d"
                .formatted(boundaries.length, boundaries.length + 1, rates.length));
      }
    }

    @Override
    public long[] boundaries() {
      return boundaries.clone();
    }

    @Override
    public double[] rates() {
      return rates.clone();
    }

    @Override
    public double at(long step, int epoch) {
      return rates[(int) Arrays.stream(boundaries).filter(b -> b < step).count()];
    }
  }

  /// A straight line up to the first rate of another schedule, which starts after it: then(0)·(n +
  /// 1) / steps for n < steps, then(n − steps) afterwards.
  record Warmup(long steps, Schedule then) implements Schedule {
    public Warmup {
      Require.atLeastOne("steps", steps);
    }

    @Override
    public double at(long step, int epoch) {
      if (step >= steps) return then.at(step - steps, epoch);
      return then.at(0, epoch) * (step + 1) / steps;
    }
  }
}
