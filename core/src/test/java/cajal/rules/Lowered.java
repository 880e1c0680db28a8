package cajal.rules;

import cajal.emit.Frame;
import cajal.emit.Kernel;
import cajal.emit.KernelCompiler;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.DType;
import cajal.ir.Elementwise.Bitcast;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Type;
import cajal.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A function of one or two numbers, lowered, and run on blocks of arguments.
final class Lowered {
  static final int BLOCK = 1024;

  private final Graph graph;
  private final Kernel kernel;
  private final Frame frame;

  Lowered(
      DType dtype,
      int arguments,
      Lanes lanes,
      BiFunction<GraphBuilder, List<Value>, Value> function) {
    GraphBuilder builder = new GraphBuilder(Elementary.RULES);
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < arguments; i++) inputs.add(builder.input("x" + i, Type.of(dtype, BLOCK)));
    Value result = function.apply(builder, inputs);
    graph = builder.build(List.of(new Graph.Port("y", result)));
    List<Slot> slots = new ArrayList<>();
    frame = new Frame(arguments + 1, 0);
    for (int i = 0; i < arguments; i++) slots.add(new Slot(Slot.Kind.ARRAY, dtype, i));
    Slot out = new Slot(Slot.Kind.ARRAY, dtype, arguments);
    frame.array(out, Frame.allocate(dtype, BLOCK));
    KernelSpec spec = new KernelSpec(graph, slots, List.of(new Sink.Store(out)));
    kernel = KernelCompiler.compile(spec, lanes);
  }

  long operations() {
    return operations(graph);
  }

  /// Operations on arrays that cost an instruction: all but constants and changes of type without
  /// one.
  static long operations(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> !node.result().isScalar() && !(node.op() instanceof Bitcast))
        .count();
  }

  float[] run(float[]... x) {
    for (int i = 0; i < x.length; i++) frame.f32[i] = x[i];
    frame.size = BLOCK;
    kernel.run(frame, 0, BLOCK);
    return frame.f32[x.length];
  }

  double[] run(double[]... x) {
    for (int i = 0; i < x.length; i++) frame.f64[i] = x[i];
    frame.size = BLOCK;
    kernel.run(frame, 0, BLOCK);
    return frame.f64[x.length];
  }

  /// The results of the interpreter.
  Object interpret(Object... x) {
    return Interpreter.run(graph, List.of(x)).getFirst();
  }
}
