package cajal.learn.task;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.learn.online.AdaptiveLif;
import cajal.learn.online.AdaptiveLif.Adaptation;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.Readout;
import cajal.surrogate.Surrogate;
import cajal.trace.Fill;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.util.Optional;
import java.util.SplittableRandom;

/// A recurrent network of spiking units of which some adapt (Bellec et al. 2018, 2020), in f32.
///
/// @param dt of a step, ms
/// @param lif units without adaptation
/// @param alif units whose threshold rises with their spikes
/// @param tau of the membrane and of the readout, ms
/// @param tauAdaptation of the threshold, ms
/// @param threshold of a unit at rest
/// @param beta by how much a spike raises the threshold of a unit that adapts
/// @param refractory time, ms
/// @param slope of the surrogate gradient at the threshold
/// @param stopsReset whether no gradient goes through the reset
public record Lsnn(
    double dt,
    int lif,
    int alif,
    double tau,
    double tauAdaptation,
    double threshold,
    double beta,
    double refractory,
    double slope,
    boolean stopsReset) {

  /// That of the evidence accumulation task of Bellec et al. 2020, in steps of 1 ms or longer, with
  /// so many units of each kind. No gradient goes through the reset, as in e-prop.
  public static Lsnn published(double dt, int lif, int alif) {
    double beta = 1.7 * -Math.expm1(-dt / 2000) / -Math.expm1(-dt / 20);
    return new Lsnn(dt, lif, alif, 20, 2000, 0.6, beta, 5, 0.3, true);
  }

  /// The same where gradients go through the reset, for the way back through many steps.
  public Lsnn withGradientsOfTheReset() {
    return new Lsnn(dt, lif, alif, tau, tauAdaptation, threshold, beta, refractory, slope, false);
  }

  public AdaptiveLif cell() {
    int units = lif + alif;
    float[] betas = new float[units];
    for (int i = lif; i < units; i++) betas[i] = (float) beta;
    Adaptation adaptation = new Adaptation(Math.exp(-dt / tauAdaptation), Tensor.of(betas));
    Surrogate surrogate = x -> slope * Math.max(0, 1 - Math.abs(x));
    return new AdaptiveLif(
        DType.F32,
        units,
        Math.exp(-dt / tau),
        1,
        threshold,
        alif == 0 ? Optional.empty() : Optional.of(adaptation),
        (int) Math.round(refractory / dt),
        surrogate,
        stopsReset);
  }

  /// The network with normal weights of variance 1 / sources to the units, and uniform ones of
  /// variance 2 / (units + outputs) to the readout.
  public OnlineNetwork network(int inputs, int outputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int units = lif + alif;
    Parameter input = normal("input", random, inputs, units);
    Parameter recurrent = normal("recurrent", random, units, units);
    double limit = Math.sqrt(6.0 / (units + outputs));
    float[] w = new float[units * outputs];
    for (int i = 0; i < w.length; i++) w[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    Parameter output = Parameter.of("readout", Fill.from(Type.of(DType.F32, units, outputs), w));
    return new OnlineNetwork(
        cell(), input, Optional.of(recurrent), Readout.of(output, Math.exp(-dt / tau)));
  }

  private static Parameter normal(String name, SplittableRandom random, int rows, int columns) {
    float[] w = new float[rows * columns];
    for (int i = 0; i < w.length; i++) w[i] = (float) (random.nextGaussian() / Math.sqrt(rows));
    return Parameter.of(name, Fill.from(Type.of(DType.F32, rows, columns), w));
  }
}
