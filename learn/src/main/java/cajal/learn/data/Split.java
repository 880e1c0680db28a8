package cajal.learn.data;

import cajal.random.Key;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Examples to learn from, to choose settings by, and to judge by in the end: no example is in two
/// of them, and the same seed chooses the same ones.
///
/// ```java
/// Split split = Split.stratified(digits, 1, 0.1, 0.2, 42); // labels are tensor 1
/// ```
public record Split(Examples train, Examples validation, Examples test) {

  /// @param validation the fraction of the examples that is for validation
  /// @param test the fraction for the test
  public static Split random(Examples examples, double validation, double test, long seed) {
    return of(examples, new int[examples.count()], validation, test, seed);
  }

  /// The same fractions of each label, up to one example.
  ///
  /// @param labels which of the tensors has them, counted from 0
  public static Split stratified(
      Examples examples, int labels, double validation, double test, long seed) {
    return of(examples, examples.labels(labels), validation, test, seed);
  }

  private static Split of(
      Examples examples, int[] labels, double validation, double test, long seed) {
    if (!(validation >= 0 && test >= 0 && validation + test <= 1)) {
      throw new IllegalArgumentException(
          "a split of %s for validation and %s for the test; give fractions that leave the rest to learn from"
              .formatted(validation, test));
    }
    Key key = Key.of(seed).fold("split");
    int[] part = new int[labels.length];
    int seen = 0;
    for (var label : byLabel(labels).entrySet()) {
      int[] members = label.getValue();
      Permutation.shuffle(members, key, label.getKey());
      int tests = share(test, seen, members.length);
      int validations = Math.min(share(validation, seen, members.length), members.length - tests);
      for (int i = 0; i < tests + validations; i++) part[members[i]] = i < tests ? 2 : 1;
      seen += members.length;
    }
    return new Split(only(examples, part, 0), only(examples, part, 1), only(examples, part, 2));
  }

  private static Map<Integer, int[]> byLabel(int[] labels) {
    Map<Integer, int[]> members = new TreeMap<>();
    Arrays.stream(labels)
        .distinct()
        .forEach(label ->
            members.put(
                label,
                IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray()));
    return members;
  }

  /// Rounds what has been given so far, so that the parts of all labels add up to the fraction.
  private static int share(double fraction, int seen, int more) {
    return (int) (Math.round(fraction * (seen + more)) - Math.round(fraction * seen));
  }

  private static Examples only(Examples examples, int[] parts, int part) {
    return examples.only(IntStream.range(0, parts.length).filter(i -> parts[i] == part).toArray());
  }
}
