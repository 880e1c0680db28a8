package cajal.learn.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventGradientTest {
  private static final double END = 40;
  private static final double[] STEPS = {-2, -1, 1, 2};

  @Test
  void oneInputHasTheSpikeTimeOfTheFormula() {
    Membrane membrane = new Membrane(10, 5, 1);
    double w = 5;
    SpikingLayer layer = SpikingLayer.of("one", 1, 1, membrane, new double[] {w});
    LayerRun run = layer.run(Spikes.once(3), END);
    double root = Math.sqrt(1 - 4 / w);
    double x = (1 + root) / 2;
    assertThat(run.spikes().times()[0]).isCloseTo(3 - 10 * Math.log(x), within(1e-12));
    LayerGradient gradient = run.back(onlyFirst(run));
    double slope = -10 / x * (1 / (w * w * root));
    assertThat(gradient.parameters().getFirst().doubles()[0]).isCloseTo(slope, within(1e-12));
    assertThat(gradient.times()[0]).isCloseTo(1, within(1e-12));
  }

  private static double[] onlyFirst(LayerRun run) {
    double[] times = new double[run.spikes().count()];
    times[0] = 1;
    return times;
  }

  /// A hidden layer of cells that reach each other, an output layer, and a readout; each spike and
  /// integral counts with a number of its own.
  private static final class Net {
    final SpikingLayer hidden;
    final SpikingLayer output;
    final IntegratedReadout readout;
    final Spikes in;

    Net(Membrane membrane, Random random) {
      hidden =
          SpikingLayer.recurrent(
              "hidden",
              4,
              6,
              membrane,
              numbers(random, 24, 1, 0.5),
              numbers(random, 36, -0.1, 0.1));
      output = SpikingLayer.of("output", 6, 3, membrane, numbers(random, 18, 0.6, 0.3));
      readout = IntegratedReadout.of("readout", 3, 2, membrane, numbers(random, 6, 0, 1));
      double[] times = new double[12];
      int[] cells = new int[12];
      double time = 0;
      for (int k = 0; k < 12; k++) {
        times[k] = time += 0.3 + 2 * random.nextDouble();
        cells[k] = random.nextInt(4);
      }
      in = new Spikes(times, cells);
    }

    private static double[] numbers(Random random, int count, double mean, double spread) {
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) numbers[i] = mean + spread * random.nextGaussian();
      return numbers;
    }

    static double weight(int spike) {
      return Math.sin(1 + spike);
    }

    record Outcome(double loss, int hidden, int output) {}

    Outcome outcome(Spikes given) {
      Spikes first = hidden.run(given, END).spikes();
      Spikes second = output.run(first, END).spikes();
      double loss = 0;
      for (int k = 0; k < first.count(); k++) loss += weight(k) * first.times()[k];
      for (int k = 0; k < second.count(); k++) loss += weight(3 * k) * second.times()[k];
      double[] read = readout.read(second, END);
      return new Outcome(loss + 2 * read[0] - read[1], first.count(), second.count());
    }

    List<Tensor> gradients(List<Double> byTimes) {
      LayerRun first = hidden.run(in, END);
      LayerRun second = output.run(first.spikes(), END);
      LayerGradient read = readout.back(second.spikes(), END, new double[] {2, -1});
      double[] late = read.times().clone();
      for (int k = 0; k < late.length; k++) late[k] += weight(3 * k);
      LayerGradient out = second.back(late);
      double[] early = out.times().clone();
      for (int k = 0; k < early.length; k++) early[k] += weight(k);
      LayerGradient own = first.back(early);
      for (double time : own.times()) byTimes.add(time);
      List<Tensor> all = new ArrayList<>(own.parameters());
      all.addAll(out.parameters());
      all.addAll(read.parameters());
      return all;
    }

    List<Parameter> parameters() {
      List<Parameter> all = new ArrayList<>(hidden.parameters());
      all.addAll(output.parameters());
      all.addAll(readout.parameters());
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"20,5", "10,5", "5,5", "5,8"})
  void gradientsAreThoseOfDifferences(double tau, double synapse) {
    int compared = 0;
    for (int seed = 0; seed < 4; seed++) {
      Net net = new Net(new Membrane(tau, synapse, 0.3), new Random(seed));
      Net.Outcome at = net.outcome(net.in);
      assertThat(at.hidden).isGreaterThan(5);
      assertThat(at.output).isGreaterThan(2);
      List<Double> byTimes = new ArrayList<>();
      List<Tensor> gradients = net.gradients(byTimes);
      List<Parameter> parameters = net.parameters();
      double h = 1e-6;
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        double[] numbers = parameter.value().doubles();
        for (int i = 0; i < numbers.length; i++) {
          double[] sides = new double[4];
          boolean smooth = true;
          for (int side = 0; side < 4; side++) {
            double[] moved = numbers.clone();
            moved[i] += STEPS[side] * h;
            set(parameter, moved);
            Net.Outcome there = net.outcome(net.in);
            smooth &= there.hidden == at.hidden && there.output == at.output;
            sides[side] = there.loss;
          }
          set(parameter, numbers);
          if (!smooth || isBent(sides)) continue;
          close(gradients.get(p).doubles()[i], slope(sides, h));
          compared++;
        }
      }
      for (int k = 0; k < net.in.count(); k++) {
        double[] sides = new double[4];
        for (int side = 0; side < 4; side++) {
          sides[side] = net.outcome(moved(net.in, k, STEPS[side] * h)).loss;
        }
        if (!isBent(sides)) close(byTimes.get(k), slope(sides, h));
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  /// The derivative from differences of the fourth order.
  private static double slope(double[] sides, double h) {
    return (sides[0] - 8 * sides[1] + 8 * sides[2] - sides[3]) / (12 * h);
  }

  /// Whether differences cannot tell the derivative: a spike is about to appear or vanish.
  private static boolean isBent(double[] sides) {
    double near = 2 * (sides[2] - sides[1]);
    return Math.abs(near - (sides[3] - sides[0])) > 1e-5 * Math.abs(near) + 1e-11;
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  private static void set(Parameter parameter, double[] numbers) {
    int[] dims = parameter.type().shape().dims().stream().mapToInt(d -> d).toArray();
    parameter.set(Tensor.of(numbers).reshape(dims));
  }

  private static Spikes moved(Spikes spikes, int k, double by) {
    double[] times = spikes.times().clone();
    times[k] += by;
    return new Spikes(times, spikes.cells());
  }

  @Test
  void theFirstSpikeLossHasTheSlopesOfDifferences() {
    double[] times = {12, 9.5, 14, 20};
    TimeLoss loss = TimeLoss.first(Spikes.once(times), 4, 2, 1.5, 60);
    Spikes spikes = Spikes.once(times);
    for (int k = 0; k < 4; k++) {
      double up = TimeLoss.first(moved(spikes, k, 1e-6), 4, 2, 1.5, 60).value();
      double down = TimeLoss.first(moved(spikes, k, -1e-6), 4, 2, 1.5, 60).value();
      assertThat(loss.times()[k]).isCloseTo((up - down) / 2e-6, within(1e-7));
    }
    assertThat(loss.isRight()).isFalse();
    assertThat(TimeLoss.first(spikes, 4, 1, 1.5, 60).isRight()).isTrue();
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertThatThrownBy(() -> new Spikes(new double[] {2, 1}, new int[2]))
        .hasMessageContaining("time 1 is 1.0 ms after 2.0 ms");
    SpikingLayer layer = SpikingLayer.of("l", 1, 1, new Membrane(10, 5, 1), new double[] {5});
    assertThatThrownBy(() -> layer.run(new Spikes(new double[] {1}, new int[] {1}), END))
        .hasMessageContaining("a spike of input 1 of 1");
    assertThatThrownBy(() -> layer.run(Spikes.once(3), END).back(new double[5]))
        .hasMessageContaining("Give one for each spike");
    assertThatThrownBy(() -> SpikingLayer.of("l", 2, 2, new Membrane(10, 5, 1), new double[3]))
        .hasMessageContaining("3 numbers for 2 x 2");
  }
}
