package cajal.lift;

/// Objects a model may be made of: superclasses, interfaces, records, enums, constants.
class Objects {
  record Rates(double up, double down) {
    double total() {
      return up + down;
    }

    static double mean(Rates a, Rates b) {
      return (a.up() + b.up) / 2;
    }
  }

  record Pair(Rates first, Rates second, int[] counts) {}

  enum Kind {
    FAST,
    SLOW {
      @Override
      double factor() {
        return 0.5;
      }
    };

    double factor() {
      return 2;
    }
  }

  interface Gated {
    double gate();

    default double squared() {
      return gate() * gate();
    }
  }

  abstract static class Base {
    static final double SCALE = Double.parseDouble("1.5");
    static final double[] TABLE = {1, 10, 100};
    double v, u;
    protected int count;

    abstract double slope();

    double leak() {
      return -v;
    }

    double step() {
      count++;
      return v + slope() * SCALE;
    }

    private double hidden() {
      return u;
    }

    double callsHidden() {
      return hidden();
    }
  }

  static class Middle extends Base implements Gated {
    @Override
    double slope() {
      return leak() + u;
    }

    @Override
    public double gate() {
      return 1 / (1 + u * u);
    }

    double hidden() {
      return 7;
    }
  }

  static class Leaf extends Middle {
    final Rates rates = new Rates(0.25, 4);
    final Pair pair = new Pair(rates, new Rates(2, 3), new int[] {4, 5});
    final Kind kind = Kind.SLOW;
    final Gated self = this;
    final boolean adaptive = true;
    final int order = 2;
    Rates nothing;
    boolean on;

    @Override
    double leak() {
      return super.leak() * 0.5;
    }

    double overridden() {
      return step() + squared() + callsHidden() + hidden();
    }

    double records() {
      double a = rates.up() * v + rates.down * rates.total() + Rates.mean(rates, pair.second());
      for (int c : pair.counts()) a += c * pair.first().total();
      return a;
    }

    double enums() {
      double a = kind.factor() + kind.ordinal();
      if (kind == Kind.FAST) a = v;
      switch (kind) {
        case FAST -> a += 1;
        case SLOW -> a += u;
      }
      return a;
    }

    double constantFields() {
      double a = adaptive ? v : u;
      for (int i = 0; i < order; i++) a *= TABLE[i] + u;
      return nothing == null && pair != null ? a : -1;
    }

    double casts() {
      Base base = this;
      return base instanceof Gated && base instanceof Middle ? ((Middle) base).gate() : 0;
    }

    double patterns() {
      Base base = this;
      return base instanceof Leaf leaf && leaf.on ? leaf.v : u;
    }

    double asserts() {
      assert v > 0 : "not " + v;
      return v;
    }
  }
}
