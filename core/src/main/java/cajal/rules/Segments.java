package cajal.rules;

import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Move;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;

/// A loop as a loop over segments of so many turns, and one over the turns that are left.
///
/// @param graph the same as the loop, on its operands
/// @param outer the loop over segments in it
record Segments(Graph graph, Scan outer) {

  static Segments of(Scan scan, int turns) {
    return new Maker(scan, turns).made();
  }

  private static final class Maker {
    private final Scan scan;
    private final int turns;
    private final int whole;
    private final GraphBuilder b = new GraphBuilder();
    private final Shaped arrays = new Shaped(b);
    private final List<Value> carry = new ArrayList<>();
    private final List<Value> xs = new ArrayList<>();
    private final List<Value> constants = new ArrayList<>();

    Maker(Scan scan, int turns) {
      this.scan = scan;
      this.turns = turns;
      whole = scan.length() / turns;
      scan.carry().forEach(value -> carry.add(input(b, value.type())));
      scan.xs().forEach(value -> xs.add(input(b, value.type())));
      scan.constants().forEach(value -> constants.add(input(b, value.type())));
    }

    private static Value input(GraphBuilder b, Type type) {
      return b.input("x" + b.inputs().size(), type);
    }

    /// Reversed, the turns that are left come first.
    Segments made() {
      int cut = whole * turns;
      Scan outer;
      List<Value> results;
      if (cut == scan.length()) {
        outer = outer(carry);
        results = joined(b.addAll(outer), List.of());
      } else if (scan.reversed()) {
        List<Value> left = rest(carry, cut);
        outer = outer(carried(left));
        results = joined(b.addAll(outer), left);
      } else {
        outer = outer(carry);
        List<Value> all = b.addAll(outer);
        List<Value> left = rest(carried(all), cut);
        results = new ArrayList<>(carried(left));
        List<Value> joined = joined(all, left);
        results.addAll(joined.subList(carry.size(), joined.size()));
      }
      List<Graph.Port> ports = new ArrayList<>();
      for (Value result : results) ports.add(new Graph.Port("y" + ports.size(), result));
      return new Segments(b.build(ports), outer);
    }

    private List<Value> carried(List<Value> results) {
      return results.subList(0, carry.size());
    }

    private List<Value> rest(List<Value> start, int cut) {
      List<Value> slices = xs.stream().map(x -> part(x, cut, scan.length())).toList();
      int length = scan.length() - cut;
      return b.addAll(new Scan(scan.body(), length, scan.reversed(), start, slices, constants));
    }

    private Value part(Value x, int from, int to) {
      if (from == 0 && to == scan.length()) return x;
      List<Integer> first = new ArrayList<>(Shaped.each(x.type().rank(), 0));
      List<Integer> last = new ArrayList<>(x.shape().dims());
      first.set(0, from);
      last.set(0, to);
      return arrays.slice(x, first, last);
    }

    /// Those carried, and the stacks of the segments followed by those of the turns left, if any.
    private List<Value> joined(List<Value> segments, List<Value> left) {
      List<Value> all = new ArrayList<>(carried(segments));
      for (int k = carry.size(); k < segments.size(); k++) {
        List<Integer> dims = new ArrayList<>(segments.get(k).shape().dims());
        int per = dims.remove(0);
        dims.set(0, per * dims.get(0));
        Value flat = arrays.reshape(segments.get(k), new Shape(dims));
        all.add(left.isEmpty() ? flat : b.add(new Move.Concat(List.of(flat, left.get(k)), 0)));
      }
      return all;
    }

    private Scan outer(List<Value> start) {
      GraphBuilder body = new GraphBuilder();
      List<Value> from = start.stream().map(value -> input(body, value.type())).toList();
      List<Value> slices = new ArrayList<>();
      List<Value> stacks = new ArrayList<>();
      for (Value x : xs) {
        List<Integer> dims = new ArrayList<>(x.shape().dims());
        dims.set(0, turns);
        slices.add(input(body, x.type().with(new Shape(dims))));
        dims.addFirst(whole);
        stacks.add(arrays.reshape(part(x, 0, whole * turns), new Shape(dims)));
      }
      List<Value> fixed = constants.stream().map(value -> input(body, value.type())).toList();
      List<Value> results =
          body.addAll(new Scan(scan.body(), turns, scan.reversed(), from, slices, fixed));
      List<Graph.Port> ports = new ArrayList<>();
      for (Value result : results) ports.add(new Graph.Port("y" + ports.size(), result));
      return new Scan(body.build(ports), whole, scan.reversed(), start, stacks, constants);
    }
  }
}
