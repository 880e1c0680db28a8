package cajal.learn.data;

import cajal.random.Key;
import cajal.random.Stream;
import java.util.Arrays;

/// Numbers in a random order that depends on nothing but a key and a counter.
final class Permutation {
  private Permutation() {}

  /// 0, 1, … `n` − 1 in random order.
  static int[] of(int n, Key key, int counter) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    shuffle(order, key, counter);
    return order;
  }

  /// Fisher and Yates, from the end.
  static void shuffle(int[] numbers, Key key, int counter) {
    Stream draws = new Stream(key, counter);
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = draws.below(i + 1);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
  }
}
