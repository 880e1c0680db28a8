package cajal.exec;

import cajal.ir.Graph;
import cajal.ir.Type;
import cajal.ir.Verifier;
import cajal.rules.Lower;
import cajal.rules.Rebuild;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph compiled to run on arrays of its own, again and again, without allocating anything.
///
/// ```java
/// try (Program program = Program.compile(graph)) {
///   program.write(0, voltage);      // or write into program.input(0) in place
///   program.run();
///   program.read(0, sum);           // or read program.output(0)
/// }
/// ```
///
/// Elementwise operations are fused into loops that run in vectors once those are warm; everything
/// else is a step between them. The results have the bits of the interpreter on the lowered graph,
/// whatever the vectors, the threads and the moment. One thread may use a program at a time.
public final class Program implements AutoCloseable {
  private final Graph graph;
  private final Workers workers;
  private final Plan plan;
  private final List<Object> inputs;
  private final List<Object> outputs;
  private final Step fixed;
  private final Step turn;

  private Program(
      Graph graph, Set<String> fixedInputs, Map<Integer, Integer> next, Workers workers) {
    this.graph = Verifier.verify(graph);
    this.workers = workers;
    Graph flat = Rebuild.with(Spread::flatten, graph);
    Graph lowered = Rebuild.with(Spread::narrow, Lower.toLoops(flat));
    Carried carried = new Carried(lowered, fixedInputs, next);
    plan = new Plan(lowered, fixedInputs, carried.inPlace(), workers);
    inputs = Plan.arrays(Plan.types(graph.inputs()));
    outputs = carried.outputs(inputs);
    Plan.Linked linked = plan.link(inputs, outputs);
    fixed = Loops.sequence(linked.fixed());
    List<Step> steps = new ArrayList<>(linked.turn());
    steps.add(carried.copies(inputs, outputs));
    turn = Loops.sequence(steps);
  }

  public static Program compile(Graph graph) {
    return compile(graph, Set.of(), Settings.preferred());
  }

  /// @param fixed names of inputs that seldom change; what depends on them alone is computed by
  ///   [#prepare], which must be called after they are written
  public static Program compile(Graph graph, Set<String> fixed, Settings settings) {
    return compile(graph, fixed, Map.of(), settings);
  }

  /// A program whose state goes on from run to run.
  ///
  /// @param next for the number of an output that of the input that it becomes in the next run,
  ///   without a copy where nothing reads the input any more when the output is written
  public static Program compile(
      Graph graph, Set<String> fixed, Map<Integer, Integer> next, Settings settings) {
    return new Program(graph, fixed, next, new Workers(settings, Kernels.TIERED));
  }

  static Program compile(Graph graph, Set<String> fixed, Workers workers) {
    return new Program(graph, fixed, Map.of(), workers);
  }

  public Graph graph() {
    return graph;
  }

  /// The array of input `i`, for writing in place: `float[]`, `double[]`, `int[]`, `long[]` or
  /// `boolean[]` in row-major order. It is longer than the input has elements; the rest means
  /// nothing.
  public Object input(int i) {
    return inputs.get(i);
  }

  /// The array of output `i`, longer than the output has elements; the next run writes over it. Of
  /// an output that becomes an input it may be the same array.
  public Object output(int i) {
    return outputs.get(i);
  }

  /// Copies the elements of input `i` from an array.
  public void write(int i, Object array) {
    Graph.Port port = graph.inputs().get(i);
    check("input '" + port.name() + "'", port.value().type(), array, inputs.get(i));
    System.arraycopy(array, 0, inputs.get(i), 0, port.value().shape().size());
  }

  /// Copies the elements of output `i` to an array.
  public void read(int i, Object array) {
    Graph.Port port = graph.outputs().get(i);
    check("output '" + port.name() + "'", port.value().type(), array, outputs.get(i));
    System.arraycopy(outputs.get(i), 0, array, 0, port.value().shape().size());
  }

  private static void check(String what, Type type, Object array, Object own) {
    boolean fits =
        array.getClass() == own.getClass() && Array.getLength(array) >= type.shape().size();
    if (fits) return;
    Class<?> element = array.getClass().componentType();
    throw new IllegalArgumentException(
        "%s is %s and takes a %s of %d elements, found %s"
            .formatted(
                what,
                type,
                own.getClass().getSimpleName(),
                type.shape().size(),
                element == null
                    ? array.getClass().getSimpleName()
                    : element.getSimpleName() + "[" + Array.getLength(array) + "]"));
  }

  /// Computes what depends on fixed inputs alone.
  public void prepare() {
    fixed.run();
  }

  /// Computes the outputs from the inputs.
  public void run() {
    turn.run();
  }

  /// The outputs for these inputs, all of them, in new arrays of their exact lengths.
  public List<Object> run(List<?> arguments) {
    if (arguments.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "the program takes " + inputs.size() + " inputs, found " + arguments.size());
    }
    for (int i = 0; i < inputs.size(); i++) write(i, arguments.get(i));
    prepare();
    run();
    return results();
  }

  /// The outputs of the last run in new arrays of their exact lengths.
  public List<Object> results() {
    List<Object> results = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      int size = graph.outputs().get(i).value().shape().size();
      Object result = Array.newInstance(outputs.get(i).getClass().componentType(), size);
      read(i, result);
      results.add(result);
    }
    return results;
  }

  /// The memory of all arrays between steps, but for those of the inputs and outputs.
  public long bytes() {
    return plan.bytes();
  }

  /// What runs, in order, and how much memory is between: for people.
  public String explain() {
    StringBuilder text = new StringBuilder();
    plan.explain("", text);
    long bytes = 0;
    for (Graph.Port port : graph.inputs()) bytes += bytes(port);
    for (Graph.Port port : graph.outputs()) bytes += bytes(port);
    return text.append(
            "%d inputs and %d outputs, %,d bytes%n".formatted(inputs.size(), outputs.size(), bytes))
        .toString();
  }

  private static long bytes(Graph.Port port) {
    return (long) port.value().shape().size() * port.value().dtype().bytes();
  }

  /// Ends the threads, if it has any of its own.
  @Override
  public void close() {
    workers.close();
  }
}
