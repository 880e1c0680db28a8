package cajal.brain.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Reductions;
import cajal.trace.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A network of branched cells as Jaxley's own tests have it, voltages to 1e-8 mV and gradients to
/// 1e-3: cables are no part of Cajal yet, so it is a program on tensors.
class JaxleyNetworkTest {
  private static final double[] SHARED = {(3 * 0.32 + 9 * 0.44) / 12};
  private static final double[] OWN = {
    0.32, 0.44, 0.32, 0.44, 0.32, 0.44, 0.44, 0.44, 0.44, 0.44, 0.44, 0.44
  };

  private static double[] all(int count, double number) {
    double[] all = new double[count];
    Arrays.fill(all, number);
    return all;
  }

  /// @param first of the twelve synapses of the first kind, or one for all of them
  private static List<Tensor> conductances(double... first) {
    double[] g = all(24, 0.62);
    for (int i = 0; i < 12; i++) g[i] = first[i % first.length];
    for (int i : new int[] {0, 3, 5}) g[12 + i] = 0.24;
    return List.of(
        Tensor.of(all(7, 120)), Tensor.of(all(7, 36)), Tensor.of(all(7, 0.3)), Tensor.of(g));
  }

  @Test
  void aNetworkOfBranchedCellsHasTheVoltagesOfJaxley() {
    double[] listed = {
      -64.5478417407739,
      -61.37506280116741,
      -58.27492707181707,
      -51.53610508254835,
      31.739248535280243,
      -23.276048469250686,
      -73.58311542313007,
      -75.5489796956953,
      -74.69162422333675,
      -73.52874849932951
    };
    double[] found =
        Cajal.compileAll(g -> List.of(JaxleyNetwork.voltages(g)))
            .applyAll(conductances(OWN))
            .getFirst()
            .doubles();
    assertThat(found).containsExactly(listed, within(1e-8));
  }

  /// Jaxley's are by S/cm² of a membrane and µS of a synapse; one it trains for several places is
  /// their sum here, and starts from the mean of what they were.
  @Test
  void aNetworkOfBranchedCellsHasTheGradientsOfJaxley() {
    List<Tensor> found =
        Cajal.compileAll(
                Derivatives.valueAndGrad(
                    g -> List.of(Reductions.sum(JaxleyNetwork.voltages(g)).plus(-70))))
            .applyAll(conductances(SHARED));
    double[] na = scaled(found.get(1), 1000);
    double[] k = scaled(found.get(2), 1000);
    double[] synapses = scaled(found.get(4), JaxleyNetwork.PER_AREA);
    assertThat(found.getFirst().doubles()[0]).isCloseTo(-592.26920963, within(1e-8));
    assertThat(Arrays.stream(na).sum()).isCloseTo(-1420.82493379, within(1e-3));
    assertThat(new double[] {k[0], k[1], k[4]})
        .containsExactly(new double[] {36.76796492, 14.50837022, 127.31361882}, within(1e-3));
    assertThat(scaled(found.get(3), 1000))
        .containsExactly(
            new double[] {
              -1511.83061117,
              -657.06543355,
              -276.59064858,
              -348.48049676,
              -10613.6754718,
              -1240.62600873,
              -268475.23225046
            },
            within(1e-3));
    assertThat(Arrays.stream(synapses).limit(12).sum()).isCloseTo(-149134.15237682, within(1e-3));
    assertThat(new double[] {synapses[12], synapses[14]})
        .containsExactly(new double[] {-75.34438431, -163.50398586}, within(1e-3));
  }

  private static double[] scaled(Tensor gradient, double by) {
    return Arrays.stream(gradient.doubles()).map(x -> by * x).toArray();
  }
}
