package cajal.systems.cognition;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.learn.online.Learning;
import cajal.learn.online.Method;
import cajal.learn.task.CircleMatch;
import cajal.learn.task.EvidenceAccumulation;
import cajal.learn.task.Task;
import cajal.learn.task.Trials;
import cajal.random.Key;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Cajal;
import cajal.trace.Keyed;
import cajal.trace.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ES-D-RTRL beside D-RTRL in units whose voltage and slow currents both differ from unit to unit.
class SmoothedCellsTest {
  private static final int BATCH = 8;
  private static final int DT = 10;
  private static final Surrogate SLOPE = Surrogates.reluGrad();

  private static EiNetwork.Start start(double recurrent) {
    return new EiNetwork.Start(40, 10, 1, recurrent, 4, new Wiring.Dense(), 1);
  }

  /// By the weights from the inputs.
  private static float[] gradient(EiNetwork network, Task task, Method method) {
    Learning learning =
        Learning.of(network.at(DT), method, task.goal().loss(1.0 / BATCH / task.scored()));
    return Cajal.compileAll(
            x -> {
              Trials trials = task.draw(Keyed.of(Key.of(1)).at(x.getFirst()), BATCH);
              return learning.over(trials.inputs(), trials.scored()).gradients();
            })
        .applyAll(List.of(Tensor.scalar(3)))
        .getFirst()
        .floats();
  }

  private static double cosine(EiNetwork network, Task task, double share) {
    float[] a = gradient(network, task, Method.esDRtrl(1 - 1.0 / task.steps()));
    float[] b = gradient(network, task, Method.dRtrl());
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < share * a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  /// A quarter of the inputs shows cues on the left, another those on the right: a second before
  /// the question, of which adaptation alone knows by then.
  @Test
  void cuesHaveTheSignOfTheAdaptationThatRemembersThem() {
    Task task = EvidenceAccumulation.ofHundredInputs(DT);
    EiNetwork network = EiNetwork.conductances(start(0.5), task.inputs(), 2, SLOPE);
    assertThat(cosine(network, task, 0.5)).isGreaterThan(0.4);
    assertThat(cosine(network, task, 1)).isGreaterThan(0.8);
  }

  @Test
  void slowCurrentsHaveTheirOwnStage() {
    Task task = CircleMatch.published(DT, 1);
    EiNetwork network = EiNetwork.gif(start(0.05), task.inputs(), 3, SLOPE);
    assertThat(cosine(network, task, 1)).isGreaterThan(0.95);
  }
}
