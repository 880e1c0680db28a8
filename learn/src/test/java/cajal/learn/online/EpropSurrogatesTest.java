package cajal.learn.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Type;
import cajal.surrogate.Surrogate;
import cajal.surrogate.Surrogates;
import cajal.trace.Cajal;
import cajal.trace.Control;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Pointwise;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Case R33: the slopes of a LIF unit's spike (height 0.5, width 1/1.7, threshold 0.6) in the last
/// five of 20 steps, after six inputs; numbers of two releases of NEST's
/// `test_eprop_plasticity.py`. In one the reset is part of the step that spikes and inputs count
/// whole; in the other inputs count 1 - exp(-dt/tau), so that there is no spike, and the arctan is
/// narrower by π.
class EpropSurrogatesTest {
  private static final double LEAK = Math.exp(-0.1);
  private static final double THRESHOLD = 0.6;

  private static double width(double x) {
    return Math.abs(1.7 * x * THRESHOLD);
  }

  private static final Surrogate LINEAR = x -> 0.5 * THRESHOLD * Math.max(0, 1 - width(x));
  private static final Surrogate EXPONENTIAL = x -> 0.5 * THRESHOLD * Math.exp(-width(x));
  private static final Surrogate FAST_SIGMOID =
      x -> 0.5 * THRESHOLD / ((1 + width(x)) * (1 + width(x)));
  private static final Surrogate ARCTAN = x -> 0.5 * THRESHOLD / (1 + width(x) * width(x));
  private static final Surrogate NARROW_ARCTAN =
      x -> 0.5 * THRESHOLD / Math.PI / (1 + Math.PI * Math.PI * width(x) * width(x));

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of(
            LINEAR,
            new double[] {
              0.21030100902759,
              0.18933659619924,
              0.17036721102500,
              0.15320300152221,
              0.13767218251307
            }),
        Arguments.of(
            EXPONENTIAL,
            new double[] {
              0.28011776848615,
              0.26861558105999,
              0.25861553046549,
              0.24988832085299,
              0.24224569105944
            }),
        Arguments.of(
            FAST_SIGMOID,
            new double[] {
              0.20044113201621,
              0.19020804299944,
              0.18160934703950,
              0.17432167613232,
              0.16809903522604
            }),
        Arguments.of(
            NARROW_ARCTAN,
            new double[] {
              0.03689910976700,
              0.03308744332685,
              0.03008806500220,
              0.02768876792046,
              0.02574163163544
            }),
        Arguments.of(ARCTAN, new double[] {0.37433498786304}));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void slopesOfAUnitThatIsResetWhereItSpikes(Surrogate surrogate, double[] expected) {
    check(new ResetAtOnce(surrogate), expected);
  }

  static Stream<Arguments> scaled() {
    return Stream.of(
        Arguments.of(
            LINEAR,
            new double[] {
              0.06135126216450,
              0.05456129183053,
              0.04841747260500,
              0.04285831508010,
              0.03782818133881
            }),
        Arguments.of(
            EXPONENTIAL,
            new double[] {
              0.20795269433458,
              0.20514779735629,
              0.20264243938260,
              0.20040187562686,
              0.19839588646645
            }),
        Arguments.of(
            FAST_SIGMOID,
            new double[] {
              0.14187432621036,
              0.13984381221999,
              0.13804386008020,
              0.13644497667035,
              0.13502206566839
            }),
        Arguments.of(
            NARROW_ARCTAN,
            new double[] {
              0.01851467830587,
              0.01801794405092,
              0.01758480869073,
              0.01720567699047,
              0.01687268127553
            }));
  }

  @ParameterizedTest
  @MethodSource("scaled")
  void slopesOfAUnitWhoseInputsAreScaled(Surrogate surrogate, double[] expected) {
    check(
        new AdaptiveLif(
            DType.F64, 1, LEAK, 1 - LEAK, THRESHOLD, Optional.empty(), 3, surrogate, true),
        expected);
  }

  private static void check(OnlineCell cell, double[] expected) {
    double[] slopes = slopes(cell);
    for (int i = 0; i < expected.length; i++) {
      assertThat(slopes[slopes.length - 5 + i]).isCloseTo(expected[i], within(1e-13));
    }
  }

  /// dz/dv in steps 1 to 19.
  private static double[] slopes(OnlineCell cell) {
    double[] current = new double[19];
    for (int spike : new int[] {1, 2, 3, 5, 9, 11}) current[spike + 1] = 0.3;
    return Cajal.compile(
            x -> {
              List<Tensor> start = new ArrayList<>();
              for (Type type : cell.states(1)) start.add(Fill.zeros(type));
              return Control.scan(
                      (states, slice) -> turn(cell, states, slice.getFirst()),
                      start,
                      List.of(x),
                      19)
                  .stack();
            })
        .apply(Fill.from(Type.of(DType.F64, 19, 1, 1), current))
        .doubles();
  }

  private static Turn turn(OnlineCell cell, List<Tensor> states, Tensor current) {
    List<Tensor> next = cell.step(states, List.of(current));
    Pointwise p = Pointwise.of(v -> List.of(cell.output(v)), next);
    return new Turn(next, List.of(p.slope(0, 0).orElseThrow()));
  }

  /// A LIF unit that falls by the threshold in the very step in which it spikes: of its two states
  /// the second is the voltage after the reset, the third counts the steps it stays silent.
  private record ResetAtOnce(Surrogate surrogate) implements OnlineCell {
    @Override
    public int units() {
      return 1;
    }

    @Override
    public List<Type> states(int batch) {
      Type type = Type.of(DType.F64, batch, 1);
      return List.of(type, type, type);
    }

    @Override
    public List<Tensor> step(List<Tensor> states, List<Tensor> currents) {
      Tensor v = states.get(1).times(LEAK).plus(currents.getFirst());
      Tensor left = states.get(2).minus(1);
      Tensor may = left.lt(0.5).cast(DType.F64);
      Tensor z = v.ge(Tensor.scalar(THRESHOLD)).cast(DType.F64).times(may);
      Tensor silent = Maths.max(left, z.times(3));
      return List.of(v, v.minus(z.times(THRESHOLD)), silent);
    }

    @Override
    public Tensor output(List<Tensor> states) {
      return Surrogates.spike(states.getFirst().minus(THRESHOLD).over(THRESHOLD), surrogate);
    }
  }
}
