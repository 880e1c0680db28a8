package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Frame;
import cajal.emit.KernelSpec;
import cajal.emit.Lanes;
import cajal.emit.RandomKernel;
import cajal.emit.Sink;
import cajal.emit.Slot;
import cajal.ir.CompareKind;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.RandomGraphs;
import cajal.ir.RandomGraphs.Family;
import cajal.ir.RandomKind;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.rules.Lower;
import cajal.rules.Resize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A graph cut into parts has the bits of the graph in one piece, whatever its size.
class PartitionTest {
  private static final int SIZE = 1300;

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 150})
  void smallGraphs(int cap) {
    for (int seed = 0; seed < 12; seed++) check(seed, 60, cap);
  }

  @Test
  void graphsOfTwoThousandOperations() {
    Random random = new Random(3);
    Graph graph = large(random);
    assertThat(Cuts.of(graph, 150)).hasSizeGreaterThan(15);
    // the second state is overwritten while later parts still need what it was
    List<Slot> places = slots(4);
    Slot sum = new Slot(Slot.Kind.ARRAY, DType.F32, 9);
    List<Sink> outputs = List.of(new Sink.Store(sum), new Sink.Store(places.get(1)));
    Graph resized = Resize.to(SIZE, graph);
    List<Object> inputs = RandomGraphs.inputs(resized, random);
    Frame frame = run(new Case(graph, places, outputs), inputs, 150);
    List<Object> expected = Interpreter.run(Lower.asWritten(resized), inputs);
    assertThat(Arrays.copyOf(frame.f32[9], SIZE)).isEqualTo(expected.get(0));
    assertThat(Arrays.copyOf(frame.f32[1], SIZE)).isEqualTo(expected.get(1));
  }

  /// A state that remembers another, two that change places, and the other moves on in many parts.
  @ParameterizedTest
  @ValueSource(ints = {20, 10_000})
  void statesThatTakeTheValuesOfOthers(int cap) {
    GraphBuilder builder = new GraphBuilder();
    List<Value> x = new ArrayList<>();
    for (int i = 0; i < 5; i++) x.add(builder.input("x" + i, Type.of(DType.F32, 64)));
    Value late = builder.plus(x.get(1), x.get(4));
    Value next = x.get(2);
    for (int i = 0; i < 30; i++) next = builder.plus(builder.unary(UnaryKind.SIN, next), late);
    next = builder.plus(builder.times(next, x.get(1)), x.get(4));
    Graph graph =
        builder.build(
            List.of(
                new Graph.Port("x0", builder.times(x.get(0), 0.5)),
                new Graph.Port("x1", x.get(0)),
                new Graph.Port("x2", next),
                new Graph.Port("x3", x.get(4)),
                new Graph.Port("x4", x.get(3))));
    List<Slot> places = slots(5);
    List<Sink> outputs = places.stream().map(slot -> (Sink) new Sink.Store(slot)).toList();
    Graph resized = Resize.to(SIZE, graph);
    List<Object> inputs = RandomGraphs.inputs(resized, new Random(8));
    Frame frame = run(new Case(graph, places, outputs), inputs, cap);
    List<Object> expected = Interpreter.run(Lower.asWritten(resized), inputs);
    for (int i = 0; i < 5; i++) {
      assertThat(Arrays.copyOf(frame.f32[i], SIZE)).as("x%d", i).isEqualTo(expected.get(i));
    }
  }

  @Test
  void noPartIsLargerThanTheCap() {
    List<Integer> borders = Cuts.of(large(new Random(5)), 150);
    int from = 0;
    for (int to : borders) {
      assertThat(to - from).isBetween(1, 150);
      from = to;
    }
  }

  /// Counts of means that are inputs, are computed, and are counts themselves; one of them stored,
  /// beside a state that is overwritten while a later part still needs what it was.
  @ParameterizedTest
  @ValueSource(ints = {20, 150})
  void countsStandBetweenTheLoops(int cap) {
    GraphBuilder builder = new GraphBuilder();
    Type array = Type.of(DType.F32, 64);
    Value x = builder.input("x", array);
    Value y = builder.input("y", array);
    Value seed = builder.input("seed", Type.scalar(DType.I32));
    Value step = builder.input("step", Type.scalar(DType.I32));
    Value given = count(builder, x, seed, 1, step);
    Value mean = builder.unary(UnaryKind.EXP, builder.times(x, 0.1));
    Value made = count(builder, mean, seed, 2, builder.plus(step, builder.constant(DType.I32, -1)));
    Value again = count(builder, builder.cast(DType.F32, made), seed, 3, step);
    Value sum = builder.cast(DType.F32, builder.plus(given, again));
    for (int i = 0; i < 30; i++) sum = builder.plus(builder.unary(UnaryKind.SIN, sum), y);
    Graph graph =
        builder.build(
            List.of(
                new Graph.Port("y", builder.times(x, builder.cast(DType.F32, made))),
                new Graph.Port("x", sum),
                new Graph.Port("count", again)));
    List<Slot> places = new ArrayList<>(slots(2));
    places.add(new Slot(Slot.Kind.SCALAR, DType.I32, 0));
    places.add(new Slot(Slot.Kind.SCALAR, DType.I32, 1));
    List<Sink> outputs =
        List.of(
            new Sink.Store(places.get(1)),
            new Sink.Store(places.get(0)),
            new Sink.Store(new Slot(Slot.Kind.ARRAY, DType.I32, 0)));
    Graph resized = Resize.to(SIZE, graph);
    float[] means = new float[SIZE];
    for (int i = 0; i < SIZE; i++) means[i] = i % 37 * 0.7f;
    List<Object> inputs = List.of(means, new float[SIZE], new int[] {9}, new int[] {4});
    Frame frame = run(new Case(graph, places, outputs), inputs, cap);
    List<Object> expected = Interpreter.run(Lower.asWritten(resized), inputs);
    int end = SIZE - 3;
    assertThat(Arrays.copyOf(frame.f32[1], end))
        .isEqualTo(Arrays.copyOf((float[]) expected.get(0), end));
    assertThat(Arrays.copyOf(frame.f32[0], end))
        .isEqualTo(Arrays.copyOf((float[]) expected.get(1), end));
    assertThat(Arrays.copyOf(frame.i32[0], end))
        .isEqualTo(Arrays.copyOf((int[]) expected.get(2), end));
  }

  private static Value count(GraphBuilder builder, Value mean, Value seed, int stream, Value step) {
    Type type = mean.type().with(DType.I32);
    return builder.add(
        new cajal.ir.Random(RandomKind.POISSON, type, seed, stream, step, List.of(mean)));
  }

  private static List<Slot> slots(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Slot(Slot.Kind.ARRAY, DType.F32, i))
        .toList();
  }

  /// 2000 operations that are all needed.
  private static Graph large(Random random) {
    GraphBuilder builder = new GraphBuilder();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 4; i++) values.add(builder.input("x" + i, Type.of(DType.F32, 64)));
    Deque<Value> unused = new ArrayDeque<>(values);
    while (values.size() < 2000) {
      Value x = unused.size() > 40 ? unused.poll() : values.get(random.nextInt(values.size()));
      Value y = values.get(values.size() - 1 - random.nextInt(Math.min(values.size(), 60)));
      Value made =
          switch (random.nextInt(5)) {
            case 0 -> builder.minus(builder.times(x, 0.3), y);
            case 1 -> builder.unary(UnaryKind.EXPREL, builder.times(x, 0.1));
            case 2 -> builder.select(builder.compare(CompareKind.LT, x, y), x, builder.negate(y));
            case 3 -> builder.times(x, 0.5);
            default -> builder.plus(x, y);
          };
      values.add(made);
      unused.add(made);
    }
    Value sum = unused.poll();
    for (Value value : unused) sum = builder.plus(builder.times(sum, 0.5), value);
    return builder.build(
        List.of(new Graph.Port("sum", sum), new Graph.Port("last", values.getLast())));
  }

  private record Case(Graph graph, List<Slot> inputs, List<Sink> outputs) {}

  private static void check(int seed, int size, int cap) {
    Random random = new Random(seed);
    RandomKernel kernel = new RandomKernel(random, size, Family.FLOATS, Family.FUNCTIONS);
    KernelSpec spec = kernel.spec();
    check("seed " + seed, new Case(kernel.graph(), spec.inputs(), spec.outputs()), random, cap);
  }

  private static void check(String what, Case made, Random random, int cap) {
    List<Object> inputs = RandomGraphs.inputs(Resize.to(SIZE, made.graph()), random);
    Frame whole = run(made, inputs, Integer.MAX_VALUE);
    Frame cut = run(made, inputs, cap);
    for (Sink sink : made.outputs()) {
      Slot slot = slot(sink);
      assertThat(cut.array(slot)).as("%s, %s", what, sink).isEqualTo(whole.array(slot));
    }
  }

  private static Slot slot(Sink sink) {
    return sink instanceof Sink.Store store ? store.slot() : ((Sink.List) sink).slot();
  }

  private static Frame run(Case made, List<Object> inputs, int cap) {
    KernelChain chain =
        KernelChain.of(
            made.graph(), made.inputs(), made.outputs(), cap, spec -> Tiers.of(spec, Lanes.SCALAR));
    int room = Math.max(chain.room(), 200);
    Frame frame = new Frame(room, room);
    frame.size = SIZE - 3;
    for (Sink sink : made.outputs())
      frame.array(slot(sink), Frame.allocate(slot(sink).dtype(), SIZE));
    for (int i = 0; i < inputs.size(); i++) put(frame, made.inputs().get(i), inputs.get(i));
    chain.prepare(frame);
    int first = chain.current().run(frame, 0, 640);
    int second = chain.current().run(frame, 640, SIZE);
    assertThat(first + second).isLessThanOrEqualTo(SIZE);
    return frame;
  }

  private static void put(Frame frame, Slot slot, Object value) {
    if (slot.kind() == Slot.Kind.ARRAY) {
      Object array = Frame.allocate(slot.dtype(), SIZE);
      System.arraycopy(value, 0, array, 0, SIZE);
      frame.array(slot, array);
      return;
    }
    switch (value) {
      case float[] x -> frame.scalarF32[slot.index()] = x[0];
      case double[] x -> frame.scalarF64[slot.index()] = x[0];
      case boolean[] x -> frame.scalarBool[slot.index()] = x[0];
      case int[] x -> frame.scalarI32[slot.index()] = x[0];
      default -> throw new AssertionError(value);
    }
  }
}
