package cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReduceTest {
  @RepeatedTest(30)
  void groupsReduceAsTheirListsDo(RepetitionInfo trial) {
    Oracle oracle = new Oracle(trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    int[] source = csr.sources();
    int[] group = csr.target();
    float[] narrow = oracle.values(csr.size());
    double[] value = Oracle.wide(narrow);
    float[] sourceValue = oracle.values(csr.pre());
    for (Reduce reduce : Reduce.values()) {
      double[] expected = byHand(reduce, value, group, csr.post());
      Oracle.near(reduce.bySynapse(value, group, csr.post()), expected);
      Oracle.near(reduce.bySynapse(narrow, group, csr.post()), expected);
      expected =
          byHand(reduce, Reduce.toSynapses(Oracle.wide(sourceValue), source), group, csr.post());
      Oracle.near(reduce.bySource(Oracle.wide(sourceValue), source, group, csr.post()), expected);
      Oracle.near(reduce.bySource(sourceValue, source, group, csr.post()), expected);
    }
  }

  @RepeatedTest(10)
  void sharesOfAGroupAddUpToOne(RepetitionInfo trial) {
    Oracle oracle = new Oracle(trial.getCurrentRepetition());
    Csr csr = oracle.matrix();
    float[] value = oracle.values(csr.size());
    double[] share = Reduce.softmax(Oracle.wide(value), csr.target(), csr.post());
    double[] total = Reduce.SUM.bySynapse(share, csr.target(), csr.post());
    int[] degree = csr.inDegrees();
    for (int j = 0; j < csr.post(); j++) {
      assertThat(total[j]).isCloseTo(degree[j] == 0 ? 0 : 1, within(1e-12));
    }
    for (int k = 1; k < csr.size(); k++) {
      if (csr.target()[k] != csr.target()[0]) continue;
      assertThat(share[k] / share[0]).isCloseTo(Math.exp(value[k] - value[0]), within(1e-9));
    }
    Oracle.near(Reduce.softmax(value, csr.target(), csr.post()), share);
  }

  @Test
  void softmaxOfHugeValuesIsFinite() {
    assertThat(Reduce.softmax(new double[] {1e6, 1e6, -1e6}, new int[3], 1))
        .containsExactly(0.5, 0.5, 0);
  }

  @Test
  void missingGroupNumbersAreNamed() {
    assertThatThrownBy(() -> Reduce.SUM.bySynapse(new double[3], new int[2], 1))
        .hasMessageContaining("3 values but 2 group numbers");
  }

  private static double[] byHand(Reduce reduce, double[] value, int[] group, int groups) {
    return IntStream.range(0, groups)
        .mapToDouble(g -> {
          double[] of =
              IntStream.range(0, value.length)
                  .filter(k -> group[k] == g)
                  .mapToDouble(k -> value[k])
                  .toArray();
          if (of.length == 0) return reduce.neutral();
          DoubleStream stream = Arrays.stream(of);
          return switch (reduce) {
            case SUM -> stream.sum();
            case PROD -> stream.reduce(1, (a, b) -> a * b);
            case MAX -> stream.max().orElseThrow();
            case MIN -> stream.min().orElseThrow();
            case MEAN -> stream.average().orElseThrow();
          };
        })
        .toArray();
  }
}
