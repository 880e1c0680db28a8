package cajal.learn.online;

/// The draws of NumPy's `random.seed(seed)`: MT19937 (Matsumoto and Nishimura 1998), doubles of 53
/// bits, normal numbers by Marsaglia's polar method, two at a time.
final class LegacyRandom {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int at = N;
  private double kept;
  private boolean hasKept;

  LegacyRandom(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  private int bits() {
    if (at == N) refill();
    int y = state[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void refill() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    at = 0;
  }

  double uniform() {
    long high = bits() >>> 5;
    long low = bits() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  double normal() {
    if (hasKept) {
      hasKept = false;
      return kept;
    }
    while (true) {
      double x = 2 * uniform() - 1;
      double y = 2 * uniform() - 1;
      double square = x * x + y * y;
      if (square >= 1 || square == 0) continue;
      double scale = Math.sqrt(-2 * Math.log(square) / square);
      kept = scale * x;
      hasKept = true;
      return scale * y;
    }
  }
}
