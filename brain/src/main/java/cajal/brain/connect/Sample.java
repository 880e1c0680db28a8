package cajal.brain.connect;

import cajal.random.Stream;
import java.util.Arrays;

/// Draws of partners for one neuron, of which number `self` (if in range) is the neuron itself.
final class Sample {
  private Sample() {}

  /// How many of `n` are not `self`.
  static int choices(int n, long self) {
    return self >= 0 && self < n ? n - 1 : n;
  }

  /// Fills `out` from `from` to `to` with partners out of `n`, ascending, each draw independent.
  static void any(Stream stream, int n, long self, int[] out, int from, int to) {
    int choices = choices(n, self);
    for (int k = from; k < to; k++) out[k] = skip(stream.below(choices), self);
    Arrays.sort(out, from, to);
  }

  /// The same with no partner twice; every set is equally likely.
  static void distinct(Stream stream, int n, long self, int[] out, int from, int to) {
    int choices = choices(n, self);
    int count = to - from;
    if (count <= choices / 2) {
      subset(stream, choices, out, from, to);
    } else {
      int[] absent = new int[choices - count];
      subset(stream, choices, absent, 0, absent.length);
      complement(absent, choices, out, from);
    }
    for (int k = from; k < to; k++) out[k] = skip(out[k], self);
  }

  /// Draws, drops what came before and draws again until there are enough: the first distinct ones
  /// of an endless sequence.
  private static void subset(Stream stream, int choices, int[] out, int from, int to) {
    int have = from;
    while (have < to) {
      for (int k = have; k < to; k++) out[k] = stream.below(choices);
      Arrays.sort(out, from, to);
      have = from;
      for (int k = from; k < to; k++) {
        if (k == from || out[k] != out[have - 1]) out[have++] = out[k];
      }
    }
  }

  private static void complement(int[] absent, int choices, int[] out, int at) {
    int next = 0;
    for (int j = 0; j < choices; j++) {
      if (next < absent.length && absent[next] == j) next++;
      else out[at++] = j;
    }
  }

  private static int skip(int choice, long self) {
    return self >= 0 && choice >= self ? choice + 1 : choice;
  }
}
