package cajal.learn.optim;

import cajal.ir.Type;
import cajal.trace.Maths;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// [Adam] with a decay that goes with the rate (Loshchilov & Hutter 2019, arXiv:1711.05101): p ← (1
/// − rate·decay)·p − rate·m̂ / (√v̂ + epsilon).
///
/// @param beta1 what is left of the average after a step, 0.9 by default as in the paper
/// @param beta2 what is left of that of squares, 0.999 by default as in the paper
/// @param epsilon 1e-8 by default as in the paper
/// @param decay 0.01 by default, as in BrainPy
/// @param amsgrad whether the largest v so far is taken (Reddi, Kale & Kumar 2018,
///   arXiv:1904.09237); no by default
public record AdamW(double beta1, double beta2, double epsilon, double decay, boolean amsgrad)
    implements Optimizer {
  public AdamW {
    Require.fraction("beta1", beta1);
    Require.fraction("beta2", beta2);
    Require.notNegative("epsilon", epsilon);
    Require.notNegative("decay", decay);
  }

  public AdamW() {
    this(0.9, 0.999, 1e-8, 0.01, false);
  }

  public AdamW withDecay(double decay) {
    return new AdamW(beta1, beta2, epsilon, decay, amsgrad);
  }

  @Override
  public List<Type> slots(Type parameter) {
    return Collections.nCopies(amsgrad ? 3 : 2, parameter);
  }

  @Override
  public Update update(
      Tensor parameter, Tensor gradient, List<Tensor> slots, Tensor rate, Tensor step) {
    Tensor m = Terms.average(beta1, slots.get(0), gradient);
    Tensor v = Terms.average(beta2, slots.get(1), Maths.square(gradient));
    List<Tensor> kept = new ArrayList<>(List.of(m, v));
    if (amsgrad) kept.add(Maths.max(slots.get(2), v));
    Adam plain = new Adam(beta1, beta2, epsilon, 0);
    Tensor change = plain.change(m, kept.getLast(), rate, step);
    Tensor lost = rate.cast(parameter.dtype()).times(decay).times(parameter);
    return new Update(parameter.minus(lost).minus(change), kept);
  }
}
