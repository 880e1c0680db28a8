package cajal.brain.models;

import cajal.ir.Shape;
import cajal.trace.Control;
import cajal.trace.Maths;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// The network of Jaxley's `test_complex_net` and `test_network_grad` as a program on tensors:
/// seven cells of five branches with four compartments each, and twelve graded synapses of each of
/// two kinds.
///
/// All compartments are cylinders of 10 µm length and 1 µm radius with 5000 Ω cm, so that
/// neighbours in a branch are coupled with 10 /ms and a compartment to a branch point with 20 /ms.
/// Tensors of compartments have the shape `[20, 7]`.
final class JaxleyNetwork {
  private static final int CELLS = 7;
  private static final int COMPARTMENTS = 20;
  private static final double DT = 0.025;

  /// mS/cm² per µS of a synapse; µA/cm² per nA.
  static final double PER_AREA = 1e5 / (2 * Math.PI * 10);

  /// Which compartment, counted through all cells, each synapse ends at: those that numpy's legacy
  /// generator of seed 0 draws in Jaxley's test.
  private static final int[] ENDS = {
    72, 83, 109, 75, 83, 119, 60, 87, 118, 133, 128, 129, 64, 81, 114, 66, 86, 117, 72, 87, 105,
    139, 136, 139
  };

  private static final int[] STARTS = {
    0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 5, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 5
  };

  /// What each of the 20 compartments and, after them, the two branch points hangs on.
  private static final int[] PARENTS = {
    -1, 0, 1, 2, 20, 4, 5, 6, 20, 8, 9, 10, 21, 12, 13, 14, 21, 16, 17, 18, 3, 7
  };

  /// Each after its parent.
  private static final List<Integer> ORDER =
      List.of(0, 1, 2, 3, 20, 4, 5, 6, 7, 8, 9, 10, 11, 21, 12, 13, 14, 15, 16, 17, 18, 19);

  private JaxleyNetwork() {}

  /// Every 40th voltage of the last cell's first compartment, after the first of −70 mV, over 400
  /// steps.
  ///
  /// @param g of sodium, potassium and leak in mS/cm², `[7]` each, then of the synapses, `[24]`
  static Tensor voltages(List<Tensor> g) {
    double[] pulse = new double[400];
    for (int step = 20; step < 40; step++) pulse[step] = 0.1 * PER_AREA;
    List<Tensor> start =
        List.of(filled(-70), filled(0.2), filled(0.2), filled(0.2), Shapes.at(filled(0.2), 0, 0));
    Turn run =
        Control.scan(
            (states, now) -> step(states, now.getFirst(), g),
            start,
            List.of(Tensor.of(pulse)),
            pulse.length);
    return Shapes.slice(run.stack(), 0, 39, 400, 40);
  }

  private static Tensor filled(double number) {
    double[] all = new double[COMPARTMENTS * CELLS];
    Arrays.fill(all, number);
    return Tensor.of(all).reshape(COMPARTMENTS, CELLS);
  }

  private static Turn step(List<Tensor> states, Tensor pulse, List<Tensor> g) {
    Tensor v = states.get(0);
    Tensor m = gate(states.get(1), ratio(v, 40, 10).times(0.1), decay(v, 65, 18).times(4));
    Tensor fall = decay(v, 35, 10).plus(1);
    Tensor h = gate(states.get(2), decay(v, 65, 20).times(0.07), one(v).over(fall));
    Tensor n = gate(states.get(3), ratio(v, 55, 10).times(0.01), decay(v, 65, 80).times(0.125));
    Tensor s = released(states.get(4), Shapes.at(v, 0, 0));
    Tensor na = across(g.get(0)).times(Maths.pow(m, 3)).times(h);
    Tensor k = across(g.get(1)).times(Maths.pow(n, 4));
    Tensor leak = across(g.get(2));
    Tensor slope = na.plus(k).plus(leak).plus(synapses(s, g.get(3)));
    Tensor inflow = na.times(50).minus(k.times(77)).minus(leak.times(54.3)).plus(driven(pulse));
    Tensor next = solved(slope.times(DT).plus(1), v.plus(inflow.times(DT)));
    Tensor seen = Shapes.at(Shapes.at(next, 0, 0), 0, CELLS - 1);
    return new Turn(List.of(next, m, h, n, s), List.of(seen));
  }

  private static Tensor one(Tensor x) {
    return x.times(0).plus(1);
  }

  private static Tensor decay(Tensor v, double shift, double width) {
    return Maths.exp(v.plus(shift).over(-width));
  }

  /// x / (exp(x / width) − 1) of x = −(v + shift).
  private static Tensor ratio(Tensor v, double shift, double width) {
    return v.plus(shift).negate().over(Maths.expm1(v.plus(shift).over(-width)));
  }

  private static Tensor gate(Tensor x, Tensor alpha, Tensor beta) {
    Tensor rate = alpha.plus(beta);
    return towards(x, alpha.over(rate), rate);
  }

  private static Tensor towards(Tensor x, Tensor end, Tensor rate) {
    return end.plus(x.minus(end).times(Maths.exp(rate.times(-DT))));
  }

  /// How open the synapses of each cell are: both kinds the same.
  private static Tensor released(Tensor s, Tensor v) {
    Tensor end = Maths.sigmoid(v.plus(35).over(10));
    return towards(s, end, one(end).times(0.025).over(one(end).minus(end)));
  }

  private static Tensor across(Tensor cells) {
    return Shapes.broadcast(cells, Shape.of(COMPARTMENTS, CELLS));
  }

  private static Tensor synapses(Tensor s, Tensor g) {
    int[] ends = IntStream.of(ENDS).map(p -> p % COMPARTMENTS * CELLS + p / COMPARTMENTS).toArray();
    Tensor open = g.times(Shapes.gather(s, Tensor.of(STARTS)));
    Tensor none = Tensor.of(new double[COMPARTMENTS * CELLS]);
    return Shapes.scatterAdd(none, Tensor.of(ends), open).reshape(COMPARTMENTS, CELLS);
  }

  private static Tensor driven(Tensor pulse) {
    double[] where = new double[COMPARTMENTS * CELLS];
    for (int cell = 0; cell < 3; cell++) where[cell] = 1;
    return pulse.times(Tensor.of(where).reshape(COMPARTMENTS, CELLS));
  }

  /// The voltages after an implicit step, by elimination from the ends of the branches to the root;
  /// the voltage of a branch point is the mean around it.
  private static Tensor solved(Tensor diagonal, Tensor right) {
    List<Tensor> d = new ArrayList<>();
    List<Tensor> b = new ArrayList<>();
    for (int i = 0; i < COMPARTMENTS; i++) {
      d.add(Shapes.at(diagonal, 0, i).plus(DT * coupling(i)));
      b.add(Shapes.at(right, 0, i));
    }
    Tensor none = b.getFirst().times(0);
    for (int i = COMPARTMENTS; i < PARENTS.length; i++) {
      d.add(none.plus(3));
      b.add(none);
    }
    for (int i : ORDER.reversed()) {
      int parent = PARENTS[i];
      if (parent < 0) continue;
      Tensor share = one(none).over(d.get(i)).times(pull(parent, i));
      d.set(parent, d.get(parent).minus(share.times(pull(i, parent))));
      b.set(parent, b.get(parent).plus(share.times(b.get(i))));
    }
    List<Tensor> v = new ArrayList<>(Collections.nCopies(PARENTS.length, none));
    for (int i : ORDER) {
      Tensor all = b.get(i);
      if (i > 0) all = all.plus(v.get(PARENTS[i]).times(pull(i, PARENTS[i])));
      v.set(i, all.over(d.get(i)));
    }
    return Shapes.stack(v.subList(0, COMPARTMENTS).toArray(Tensor[]::new));
  }

  /// How strongly the row of one holds on to the voltage of a neighbour.
  private static double pull(int of, int neighbour) {
    if (of >= COMPARTMENTS) return 1;
    return DT * (neighbour >= COMPARTMENTS ? 20 : 10);
  }

  private static double coupling(int compartment) {
    double sum = PARENTS[compartment] < 0 ? 0 : PARENTS[compartment] >= COMPARTMENTS ? 20 : 10;
    for (int i = 0; i < PARENTS.length; i++) {
      if (PARENTS[i] == compartment) sum += i >= COMPARTMENTS ? 20 : 10;
    }
    return sum;
  }
}
