package cajal.cli.dense;

import cajal.exec.Program;
import cajal.exec.Settings;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.Type;
import cajal.learn.optim.Adam;
import cajal.learn.optim.Update;
import cajal.trace.Cajal;
import cajal.trace.Derivatives;
import cajal.trace.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A model that is trained step by step with Adam at a rate of 1e-3 on one batch, forward, backward
/// and update in one program that keeps its state in place.
public final class Training implements AutoCloseable {
  private static final double RATE = 1e-3;
  private static final Adam ADAM = new Adam();

  private final Program program;
  private final int loss;

  /// Compiles the training step.
  public Training(DenseModel model, Start start, Settings settings) {
    List<Weight> weights = model.weights();
    int n = weights.size();
    int count = 3 * n;
    int state = count + 1;
    loss = state;
    List<Type> types = new ArrayList<>();
    for (int copy = 0; copy < 3; copy++) weights.forEach(w -> types.add(w.type()));
    types.addAll(List.of(Type.scalar(DType.F64), model.x(), model.y()));
    Graph graph = Cajal.graph(all -> step(model, all), types);
    Map<Integer, Integer> next = new HashMap<>();
    for (int i = 0; i < state; i++) next.put(i, i);
    program = Program.compile(graph, Set.of(), next, settings);
    for (int i = 0; i < n; i++) program.write(i, start.weights().get(i));
    program.write(count, new double[] {1});
    program.write(state, start.x());
    program.write(state + 1, start.y());
  }

  /// One step; the loss before it.
  public double step() {
    program.run();
    return ((float[]) program.output(loss))[0];
  }

  /// What a step consists of.
  public String explain() {
    return program.explain();
  }

  /// Weights, first and second moments, the number of the step, input and answer to the same after
  /// the step, and the loss.
  private static List<Tensor> step(DenseModel model, List<Tensor> all) {
    int n = model.weights().size();
    Tensor count = all.get(3 * n);
    List<Tensor> given = new ArrayList<>(all.subList(0, n));
    given.addAll(all.subList(3 * n + 1, 3 * n + 3));
    List<Tensor> found =
        Derivatives.valueAndGrad(
                a -> List.of(model.loss(a.subList(0, n), a.get(n), a.get(n + 1))),
                IntStream.range(0, n).toArray())
            .apply(given);
    List<Tensor> w = new ArrayList<>();
    List<Tensor> m = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Tensor> slots = List.of(all.get(n + i), all.get(2 * n + i));
      Update next = ADAM.update(all.get(i), found.get(i + 1), slots, Tensor.scalar(RATE), count);
      w.add(next.parameter());
      m.add(next.slots().get(0));
      v.add(next.slots().get(1));
    }
    List<Tensor> results = new ArrayList<>(w);
    results.addAll(m);
    results.addAll(v);
    results.addAll(List.of(count.plus(1), found.getFirst()));
    return results;
  }

  @Override
  public void close() {
    program.close();
  }
}
