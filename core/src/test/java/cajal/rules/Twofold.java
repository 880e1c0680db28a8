package cajal.rules;

/// An unevaluated sum of two doubles: about 31 digits, for references. Source: Dekker 1971.
record Twofold(double high, double low) {
  static final Twofold ONE = of(1);
  static final Twofold LN2 = new Twofold(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
  private static final double[] HALF_PI = {
    0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804177dp-164
  };

  static Twofold of(double x) {
    return new Twofold(x, 0);
  }

  static Twofold sum(double a, double b) {
    double s = a + b;
    double t = s - a;
    return new Twofold(s, (a - (s - t)) + (b - t));
  }

  static Twofold product(double a, double b) {
    double p = a * b;
    return new Twofold(p, Math.fma(a, b, -p));
  }

  Twofold plus(Twofold other) {
    Twofold s = sum(high, other.high);
    Twofold t = sum(low, other.low);
    Twofold u = sum(s.high, s.low + t.high);
    return sum(u.high, u.low + t.low);
  }

  Twofold plus(double other) {
    return plus(of(other));
  }

  Twofold minus(Twofold other) {
    return plus(other.negate());
  }

  Twofold negate() {
    return new Twofold(-high, -low);
  }

  Twofold times(Twofold other) {
    Twofold p = product(high, other.high);
    return sum(p.high, p.low + (high * other.low + low * other.high));
  }

  Twofold times(double other) {
    return times(of(other));
  }

  Twofold over(Twofold other) {
    double q = high / other.high;
    Twofold rest = minus(other.times(q));
    double r = rest.high / other.high;
    Twofold last = rest.minus(other.times(r));
    return sum(q, r).plus(last.high / other.high);
  }

  Twofold sqrt() {
    if (high == 0) return this;
    double root = Math.sqrt(high);
    return of(root).plus(minus(product(root, root)).over(of(2 * root)));
  }

  Twofold scale(int power) {
    return new Twofold(Math.scalb(high, power), Math.scalb(low, power));
  }

  /// e^x - 1 = 2^k·(u + 1) - 1, with u from a Taylor series of the 512th part of the rest.
  Twofold expm1() {
    int k = (int) Math.rint(high / LN2.high);
    Twofold u = expm1Near(minus(LN2.times(k)));
    return k == 0 ? u : u.plus(1).scale(k).plus(-1);
  }

  Twofold exp() {
    int k = (int) Math.rint(high / LN2.high);
    return expm1Near(minus(LN2.times(k))).plus(1).scale(k);
  }

  private static Twofold expm1Near(Twofold r) {
    Twofold x = r.scale(-9);
    Twofold sum = of(1);
    for (int n = 10; n >= 2; n--) sum = sum.times(x).over(of(n)).plus(1);
    Twofold u = sum.times(x);
    for (int i = 0; i < 9; i++) u = u.plus(u).plus(u.times(u));
    return u;
  }

  Twofold log() {
    if (Math.abs(high - 1) < 0.5) return plus(-1).log1p();
    int k = Math.getExponent(high);
    Twofold m = scale(-k);
    if (m.high > 1.5) {
      k++;
      m = m.scale(-1);
    }
    return m.plus(-1).log1p().plus(LN2.times(k));
  }

  Twofold log1p() {
    if (high > 0.6 || high < -0.6) return plus(1).log();
    Twofold y = of(Math.log1p(high));
    for (int i = 0; i < 2; i++) {
      Twofold error = y.expm1().minus(this);
      y = y.minus(error.over(y.exp()));
    }
    return y;
  }

  /// The rest of `x` over multiples of π/2, |x| less than 2^50.
  static Twofold turned(double x, double k) {
    Twofold r = of(x);
    for (double part : HALF_PI) r = r.minus(product(k, part));
    return r;
  }

  Twofold sin() {
    Twofold square = times(this).negate();
    Twofold sum = ONE;
    for (int n = 27; n >= 3; n -= 2) sum = sum.times(square).over(of(n * (n - 1))).plus(1);
    return sum.times(this);
  }

  Twofold cos() {
    Twofold square = times(this).negate();
    Twofold sum = ONE;
    for (int n = 28; n >= 2; n -= 2) sum = sum.times(square).over(of(n * (n - 1))).plus(1);
    return sum;
  }

  /// The angle of the point (x, y) near the double `guess`.
  static Twofold angle(Twofold y, Twofold x, double guess) {
    Twofold g = of(guess);
    double k = Math.rint(guess * 2 / Math.PI);
    Twofold r = turned(guess, k);
    Twofold s = r.sin();
    Twofold c = r.cos();
    Twofold sin = k == 0 ? s : k == 1 ? c : k == 2 ? s.negate() : k == -1 ? c.negate() : s.negate();
    Twofold cos = k == 0 ? c : k == 1 ? s.negate() : k == -1 ? s : c.negate();
    Twofold d = y.times(cos).minus(x.times(sin)).over(x.times(cos).plus(y.times(sin)));
    return g.plus(d);
  }

  /// Distance of a double from it, in units of its last place.
  double ulps(double y) {
    if (y == high && (low == 0 || Double.isInfinite(y)) || Double.isNaN(y) && Double.isNaN(high)) {
      return 0;
    }
    if (Double.isInfinite(high) || Double.isNaN(high)) return Double.POSITIVE_INFINITY;
    return Math.abs((y - high) - low) / Math.ulp(high);
  }
}
