package cajal.lift;

import cajal.math.Fn;

/// A method for each function of `Math` and `Fn` that a model may call.
class Functions {
  double x, y, z;
  int n, m;

  double elementary() {
    return Math.exp(x) + Math.expm1(y) + Math.log(z) + Math.log1p(x);
  }

  double trigonometry() {
    return Math.sin(x) + Math.cos(y) * Math.tan(z) - Math.asin(x) + Math.acos(y) + Math.atan(z);
  }

  double hyperbolic() {
    return Math.sinh(x) + Math.cosh(y) * Math.tanh(z);
  }

  double roots() {
    return Math.sqrt(x) + Math.cbrt(y) + Math.hypot(x, z) + Math.atan2(y, z);
  }

  double rounding() {
    return Math.floor(x) + Math.ceil(y) * Math.rint(z);
  }

  double signs() {
    return Math.abs(x) * Math.signum(y) + Math.copySign(x, z) + Math.copySign(2, y);
  }

  double bounds() {
    return Math.min(x, y) + Math.max(y, z) - Math.clamp(x, -1.0, 2.5);
  }

  double fused() {
    return Math.fma(x, y, z) + Math.fma(2.0, x, 1.0);
  }

  double strict() {
    return StrictMath.sqrt(x) + StrictMath.abs(y);
  }

  double angles() {
    return Math.toRadians(x) + Math.toDegrees(y);
  }

  double remainder() {
    return x % 3 + 5 % y;
  }

  int ints() {
    return Math.abs(n) + Math.min(n, m) * Math.max(m, 3) + Math.floorMod(n, 4);
  }

  int moreInts() {
    return Math.floorDiv(n, 3) + Integer.signum(n) + Integer.min(n, m) + Integer.sum(n, 2);
  }

  int roundedHalves() {
    int clamped = Math.clamp(n, -3, 5) + Math.clamp(Math.round(x), 0, 4) + Math.clamp(7, 1, 5);
    return (int) Math.round(n / 4.0 % 1000) + 10 * clamped;
  }

  boolean classes() {
    return Double.isNaN(x) || Double.isInfinite(y) || !Double.isFinite(z) ^ Double.isNaN(n * 0.5);
  }

  double doubles() {
    return Double.max(x, y) + Double.sum(y, z) + Double.valueOf(x);
  }

  double constants() {
    return Math.PI * x + Math.sqrt(2) + Math.abs(-3.0) + Math.floor(2.5f) + Double.MIN_VALUE * y;
  }

  double exprel() {
    return Fn.exprel(x) + Fn.sigmoid(y) + Fn.clip(z, -1, 1);
  }

  double squares() {
    return Math.pow(x, 2) + Math.pow(y, 1) + Math.pow(z, 0) + Math.pow(x, -1);
  }

  double powers() {
    return Math.pow(x, y) + Math.pow(2, z) + Math.pow(x, 2.5);
  }
}
