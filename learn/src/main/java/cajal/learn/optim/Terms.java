package cajal.learn.optim;

import cajal.ir.DType;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Tensor;

/// What the rules have in common.
final class Terms {
  private Terms() {}

  /// (1 − decay)·p.
  static Tensor decayed(Tensor parameter, double decay) {
    return decay == 0 ? parameter : parameter.times(1 - decay);
  }

  /// keep·mean + (1 − keep)·x.
  static Tensor average(double keep, Tensor mean, Tensor x) {
    return mean.times(keep).plus(x.times(1 - keep));
  }

  /// 1 − keep^step, what an average that started at 0 has seen of its input by now; in f64, since
  /// next to nothing is left of it in f32 at the first steps.
  static Tensor seen(double keep, Tensor step) {
    Tensor t = step.cast(DType.F64);
    if (keep == 0) return t.times(0).plus(1);
    return Maths.expm1(t.times(Math.log(keep))).negate();
  }

  /// √Σx².
  static Tensor norm(Tensor x) {
    return Maths.sqrt(Reductions.sum(Maths.square(x)));
  }
}
