package cajal.learn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  static Stream<Arguments> formulas() {
    return Stream.of(
        formula(new Schedule.Constant(0.3), n -> 0.3),
        formula(new Schedule.Step(0.3, 7, 0.1), n -> 0.3 * Math.pow(0.1, n / 7)),
        formula(
            new Schedule.MultiStep(0.3, 0.5, 5, 9, 30),
            n -> n < 5 ? 0.3 : n < 9 ? 0.15 : n < 30 ? 0.075 : 0.0375),
        formula(
            new Schedule.CosineAnnealing(0.3, 20, 0.01),
            n -> n >= 20 ? 0.01 : 0.01 + 0.145 * (1 + Math.cos(Math.PI * n / 20))),
        formula(
            new Schedule.CosineAnnealingWarmRestarts(0.3, 10, 1, 0),
            n -> 0.15 * (1 + Math.cos(Math.PI * (n % 10) / 10))),
        formula(
            new Schedule.CosineAnnealingWarmRestarts(0.3, 5, 2, 0),
            n ->
                n < 5
                    ? 0.15 * (1 + Math.cos(Math.PI * n / 5))
                    : n < 15
                        ? 0.15 * (1 + Math.cos(Math.PI * (n - 5) / 10))
                        : n < 35
                            ? 0.15 * (1 + Math.cos(Math.PI * (n - 15) / 20))
                            : 0.15 * (1 + Math.cos(Math.PI * (n - 35) / 40))),
        formula(new Schedule.Exponential(0.3, 0.9), n -> 0.3 * Math.pow(0.9, n)),
        formula(new Schedule.ExponentialDecay(0.3, 8, 0.9), n -> 0.3 * Math.pow(0.9, n / 8.0)),
        formula(new Schedule.InverseTimeDecay(0.3, 8, 0.5, false), n -> 0.3 / (1 + n / 16.0)),
        formula(new Schedule.InverseTimeDecay(0.3, 8, 0.5, true), n -> 0.3 / (1 + 0.5 * (n / 8))),
        formula(
            new Schedule.PolynomialDecay(0.3, 25, 0.1, 2),
            n -> n >= 25 ? 0.1 : 0.1 + 0.2 * (1 - n / 25.0) * (1 - n / 25.0)),
        formula(
            new Schedule.PiecewiseConstant(new long[] {10, 20}, 1, 0.5, 0.1),
            n -> n <= 10 ? 1 : n <= 20 ? 0.5 : 0.1),
        formula(
            new Schedule.Warmup(10, new Schedule.Exponential(0.3, 0.9)),
            n -> n < 10 ? 0.3 * (n + 1) / 10 : 0.3 * Math.pow(0.9, n - 10)));
  }

  private static Arguments formula(Schedule schedule, LongToDoubleFunction formula) {
    return Arguments.of(schedule, formula);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void it_is_its_formula(Schedule schedule, LongToDoubleFunction formula) {
    for (int n = 0; n < 60; n++) {
      double wanted = formula.applyAsDouble(n);
      assertThat(schedule.at(n, 1000)).as("step %d", n).isCloseTo(wanted, within(1e-15));
      assertThat(schedule.byEpoch().at(1000, n)).as("epoch %d", n).isCloseTo(wanted, within(1e-15));
    }
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> new Schedule.Constant(-1))
        .hasMessage("rate is a finite number of 0 or more, found -1.0");
    assertThatThrownBy(() -> new Schedule.MultiStep(1, 0.1, 5, 3))
        .hasMessage("milestones increase, found [5, 3]");
    assertThatThrownBy(() -> new Schedule.PiecewiseConstant(new long[] {5}, 1))
        .hasMessage("1 boundaries are between 2 rates, found 1");
    assertThatThrownBy(() -> new Schedule.CosineAnnealing(1, 0, 0))
        .hasMessage("steps is 1 or more, found 0");
  }
}
