package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.Type;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final int B = Problem.BATCH;
  private static final int I = Problem.INPUTS;
  private static final int N = Problem.UNITS;
  private static final int O = Problem.OUTPUTS;

  private static Cost cost(OnlineCell cell, boolean recurrent, Method method, int steps) {
    Problem problem = Problem.of(cell, recurrent, 1, 1);
    Type xs = Type.of(DType.F64, steps, B, I);
    return problem.learning(method).cost(xs, Type.of(DType.F64, steps, B, O));
  }

  /// Sums of gradients, of outputs and losses, and the number of steps.
  private static final int SUMS = I * N + N * N + N * O + O + N + 2;

  @Test
  void tracesOfWeightsAreNumbersForEachWeightWhateverTheSteps() {
    Cost short_ = cost(Problem.alif(true), true, Method.dRtrl(), 10);
    Cost long_ = cost(Problem.alif(true), true, Method.dRtrl(), 1000);
    int states = 4 * B * N;
    int ofVoltage = B * (I + N);
    int ofThresholdAndReadout = 2 * B * (I + N) * N;
    assertThat(short_.carried())
        .isEqualTo(8L * (states + ofVoltage + ofThresholdAndReadout + SUMS));
    assertThat(long_.carried()).isEqualTo(short_.carried());
    assertThat(short_.stacked()).isEqualTo(8L * 10 * B * O);
    assertThat(long_.operations()).isEqualTo(short_.operations());
  }

  /// The voltage has a row, the threshold a row and a column, the readout a column by it and, for
  /// the current and the voltage, a row and a column each.
  @Test
  void factorsAreNumbersForEachSourceAndUnit() {
    Cost cost = cost(Problem.alif(true), true, Method.esDRtrl(0.9), 10);
    int states = 4 * B * N;
    int factors = 4 * B * (I + N) + 4 * B * N + 2;
    assertThat(cost.carried()).isEqualTo(8L * (states + factors + SUMS));
  }

  @Test
  void theWayBackKeepsStatesOfEveryStep() {
    Cost whole = cost(Problem.alif(true), true, Method.bptt(), 100);
    Cost half = cost(Problem.alif(true), true, Method.bptt(), 50);
    assertThat(whole.stacked()).isEqualTo(2 * half.stacked());
    assertThat(whole.stacked()).isGreaterThan(8L * 100 * B * (3 * N + O));
    Cost truncated = cost(Problem.alif(true), true, Method.truncated(10), 100);
    long outputs = 8L * 100 * B * O;
    assertThat(truncated.stacked())
        .isEqualTo((whole.stacked() - outputs) / 10 + outputs + outputs / 10);
  }

  @Test
  void operationsAreCounted() {
    Cost bptt = cost(Problem.lif(), true, Method.bptt(), 10);
    Cost traces = cost(Problem.lif(), true, Method.dRtrl(), 10);
    Cost factors = cost(Problem.lif(), true, Method.esDRtrl(0.9), 10);
    int forward = 2 * B * N * (I + N + O);
    assertThat(bptt.operations()).isBetween(3L * forward, 8L * forward);
    assertThat(traces.operations()).isGreaterThan(forward + 4L * B * N * (I + N));
    assertThat(factors.operations()).isBetween(2L * forward, 8L * forward);
  }

  @Test
  void theTextSaysWhereTheGradientsAreThoseOfTheLoss() {
    assertThat(cost(Problem.lif(), true, Method.bptt(), 10).text())
        .startsWith("BPTT: ")
        .endsWith("; the gradients of the loss");
    assertThat(cost(Problem.lif(), false, Method.dRtrl(), 10).exactness())
        .isEqualTo("the gradients of the loss, since no unit drives another");
    assertThat(cost(Problem.lif(), true, Method.dRtrl(), 10).exactness())
        .contains("exact for the readout")
        .contains("without what one unit does to another");
    assertThat(cost(Problem.lif(), true, Method.esDRtrl(10), 10).exactness())
        .contains("a factor for each source and one for each unit");
    assertThat(cost(Problem.lif(), true, Method.truncated(7), 10).exactness())
        .contains("within each stretch of 7 steps");
  }
}
