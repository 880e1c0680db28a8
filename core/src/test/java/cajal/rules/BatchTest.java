package cajal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.Graph;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A batch of every operation, against a loop over its elements; and its derivatives, in loops and
/// of batches of batches, against central differences and each other.
class BatchTest {
  static Stream<Sample> primitives() {
    return Primitives.all();
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void eachElementGetsWhatItGetsAlone(Sample sample) {
    for (boolean[] batched : choices(sample)) Stacked.of(sample, batched).check(tolerance(sample));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void aBatchOfLoops(Sample sample) {
    Sample loop = Derived.scanned(sample);
    for (boolean[] batched : some(loop)) Stacked.of(loop, batched).check(tolerance(sample));
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void aBatchOfDerivatives(Sample sample) {
    for (Sample derived : List.of(Derived.vjp(sample), Derived.jvp(sample))) {
      for (boolean[] batched : some(derived)) Stacked.of(derived, batched).check(1e-12);
    }
    Sample loop = Derived.vjp(Derived.scanned(sample));
    for (boolean[] batched : some(loop)) Stacked.of(loop, batched).check(1e-12);
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void derivativesOfABatch(Sample sample) {
    for (boolean[] batched : some(sample)) Slopes.check(Stacked.of(sample, batched).sample());
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void derivativesOfALoopOfABatch(Sample sample) {
    for (boolean[] batched : some(sample)) {
      Slopes.check(Derived.scanned(Stacked.of(sample, batched).sample()));
    }
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void derivativesOfABatchOfLoops(Sample sample) {
    Sample loop = Derived.scanned(sample);
    for (boolean[] batched : some(loop)) Slopes.check(Stacked.of(loop, batched).sample());
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void aBatchOfBatches(Sample sample) {
    for (boolean[] first : some(sample)) {
      Sample inner = Stacked.of(sample, first).sample();
      for (boolean[] second : some(sample)) Stacked.of(inner, second).check(tolerance(sample));
    }
  }

  /// Programs in which every sum has one order give the same bits.
  @Test
  void programsMadeByChance() {
    Set<Family> exact = EnumSet.complementOf(EnumSet.of(Family.PRODUCTS));
    for (int seed = 0; seed < 600; seed++) check(seed, exact, 0);
  }

  @Test
  void programsMadeByChanceWithProducts() {
    Set<Family> smooth =
        EnumSet.of(Family.PRODUCTS, Family.MOVES, Family.REDUCTIONS, Family.CONTROL);
    int compared = 0;
    for (int seed = 0; seed < 300; seed++) compared += check(seed, smooth, 1e-3) ? 1 : 0;
    assertThat(compared).isGreaterThan(150);
  }

  /// False if numbers are too large to be compared.
  private static boolean check(int seed, Set<Family> families, double tolerance) {
    RandomGenerator random = Sample.generator(seed);
    Graph graph = RandomGraphs.next(random, 12, families.toArray(Family[]::new));
    Graph written = Rebuild.with(Draws.RULES, graph);
    List<Object> at =
        tolerance > 0
            ? RandomProgramsTest.numbers(graph, random)
            : RandomGraphs.inputs(graph, random);
    Sample sample = new Sample("graph " + seed, written, at);
    boolean[] batched = new boolean[sample.at().size()];
    for (int i = 0; i < batched.length; i++) batched[i] = random.nextBoolean();
    Stacked stacked = Stacked.of(sample, batched);
    if (tolerance > 0 && !stacked.isModerate()) return false;
    stacked.check(tolerance);
    return true;
  }

  /// Products with weights of their own are the only ones whose sums are rounded otherwise.
  private static double tolerance(Sample sample) {
    return sample.name().contains("product") ? 1e-13 : 0;
  }

  /// All inputs batched, each one alone, and all but each one.
  private static List<boolean[]> choices(Sample sample) {
    int n = sample.at().size();
    List<boolean[]> all = new ArrayList<>();
    boolean[] every = new boolean[n];
    Arrays.fill(every, true);
    all.add(every);
    for (int i = 0; i < n; i++) {
      boolean[] one = new boolean[n];
      one[i] = true;
      all.add(one);
      boolean[] others = every.clone();
      others[i] = false;
      all.add(others);
    }
    return all;
  }

  /// All of them batched, and every other one.
  private static List<boolean[]> some(Sample sample) {
    boolean[] every = new boolean[sample.at().size()];
    Arrays.fill(every, true);
    boolean[] other = new boolean[every.length];
    for (int i = 0; i < other.length; i += 2) other[i] = true;
    return List.of(every, other);
  }
}
