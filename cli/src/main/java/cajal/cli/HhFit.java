package cajal.cli;

import cajal.exec.Settings;
import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.trace.Batching;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Maths;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.List;

/// How far the voltage of a Hodgkin-Huxley cell with other conductances is from that of a known
/// one: the mean square difference at every 149th of 1497 steps of 0.01 ms of five traces with
/// steps of current.
///
/// The parameters are g_L, g_Na, g_K in mS/cm² and V_T in mV; exponential Euler in f32.
final class HhFit {
  static final List<String> PARAMETERS = List.of("g_L", "g_Na", "g_K", "V_T");
  static final int STEPS = 1497;
  static final double DT = 0.01;

  private static final int EVERY = 149;
  private static final int ON = 499;
  private static final int OFF = 998;
  private static final float[] CURRENTS = {10, 2, 2, 50, 0.2f};
  private static final int FROM_THE_START = 3;
  private static final float[] KNOWN = {0.00836366f, 24.69774f, 5.814895f, -55.310945f};
  private static final Type TRACES = Type.of(DType.F32, CURRENTS.length);

  private final Tensor currents = currents();
  private final Tensor target;

  HhFit() {
    target = Cajal.compile(this::voltage).apply(Tensor.of(KNOWN));
  }

  private static Tensor currents() {
    float[] all = new float[STEPS * CURRENTS.length];
    for (int step = 0; step < OFF; step++) {
      for (int k = 0; k < CURRENTS.length; k++) {
        boolean on = step >= ON || k == FROM_THE_START;
        if (on) all[step * CURRENTS.length + k] = CURRENTS[k];
      }
    }
    return Fill.from(Type.of(DType.F32, STEPS, CURRENTS.length), all);
  }

  /// From candidates `[n, 4]` to their losses `[n]`.
  Compiled losses(Settings settings) {
    return Cajal.compileAll(Batching.vmapAll(p -> List.of(loss(p.getFirst()))), settings);
  }

  /// From candidates `[n, 4]` to their losses `[n]` and the gradients of these `[n, 4]`.
  Compiled lossesAndGradients(Settings settings) {
    return Cajal.compileAll(
        Batching.vmapAll(Derivatives.valueAndGrad(p -> List.of(loss(p.getFirst())), 0)), settings);
  }

  /// Summed up in the loop, so that no voltages are kept.
  private Tensor loss(Tensor parameters) {
    Cell cell = cell(parameters);
    List<Tensor> start = new ArrayList<>(rest());
    start.add(Fill.zeros(TRACES));
    Turn turns =
        Control.scan(
            (s, x) -> {
              List<Tensor> next = new ArrayList<>(cell.step(s, x.get(0)));
              Tensor error = next.getFirst().minus(x.get(1));
              next.add(s.getLast().plus(Maths.square(error).times(x.get(2))));
              return new Turn(next, List.of());
            },
            start,
            List.of(currents, target, counted()),
            STEPS);
    return Reductions.sum(turns.carry().getLast());
  }

  /// What the square error of each step counts.
  private static Tensor counted() {
    float[] all = new float[STEPS];
    float each = 1f / (Math.ceilDiv(STEPS, EVERY) * CURRENTS.length);
    for (int step = 0; step < STEPS; step += EVERY) all[step] = each;
    return Tensor.of(all);
  }

  /// The voltages of all traces at the end of each step.
  private Tensor voltage(Tensor parameters) {
    Cell cell = cell(parameters);
    return Control.scan(
            (s, i) -> {
              List<Tensor> next = cell.step(s, i.getFirst());
              return new Turn(next, List.of(next.getFirst()));
            },
            rest(),
            List.of(currents),
            STEPS)
        .stack();
  }

  private static List<Tensor> rest() {
    Tensor closed = Fill.zeros(TRACES);
    return List.of(Fill.full(TRACES, -65), closed, closed, closed);
  }

  private static Cell cell(Tensor parameters) {
    return new Cell(
        each(parameters, 0), each(parameters, 1), each(parameters, 2), each(parameters, 3));
  }

  /// A parameter for each of the traces, repeated outside of the loop so that all that is in it is
  /// done element by element.
  private static Tensor each(Tensor parameters, int i) {
    return Shapes.broadcast(Shapes.at(parameters, 0, i), Shape.of(CURRENTS.length));
  }

  /// A cell with these conductances and spike threshold.
  private record Cell(Tensor leak, Tensor sodium, Tensor potassium, Tensor threshold) {
    List<Tensor> step(List<Tensor> state, Tensor current) {
      Tensor v = state.get(0);
      Tensor m = state.get(1);
      Tensor h = state.get(2);
      Tensor n = state.get(3);
      Tensor open = sodium.times(Maths.square(m).times(m)).times(h);
      Tensor slow = potassium.times(Maths.square(Maths.square(n)));
      Tensor all = leak.plus(open).plus(slow);
      Tensor drive = leak.times(-65).plus(open.times(50)).plus(slow.times(-90)).plus(current);
      Tensor next = towards(v, drive.over(all), all.times(-DT / 0.2));
      Tensor x = v.minus(threshold);
      return List.of(
          next,
          gate(m, over(1.28, exprel(from(13, x).over(4))), over(1.4, exprel(x.minus(40).over(5)))),
          gate(
              h,
              exprel(from(17, x).over(18)).times(0.128),
              over(4, Maths.exp(from(40, x).over(5)).plus(1))),
          gate(
              n,
              over(0.16, exprel(from(15, x).over(5))),
              Maths.exp(from(10, x).over(40)).times(0.5)));
    }

    private static Tensor gate(Tensor x, Tensor opening, Tensor closing) {
      Tensor rate = opening.plus(closing);
      return towards(x, opening.over(rate), rate.times(-DT));
    }

    /// One step of a linear equation with this end and exponent.
    private static Tensor towards(Tensor x, Tensor end, Tensor exponent) {
      return end.plus(x.minus(end).times(Maths.exp(exponent)));
    }

    private static Tensor from(double number, Tensor x) {
      return x.negate().plus(number);
    }

    private static Tensor over(double number, Tensor x) {
      return Tensor.scalar((float) number).over(x);
    }

    private static Tensor exprel(Tensor x) {
      return Maths.unary(UnaryKind.EXPREL, x);
    }
  }
}
