package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Move;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import cajal.rules.Lower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Loops of several kernels, and functions written for the usual range of their arguments.
class LoopTest {
  private static final int SIZE = 1300;

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void a_loop_of_several_kernels_has_the_bits_of_one(Lanes lanes) {
    Graph graph = chain(UnaryKind.EXPREL, 40);
    List<Object> inputs = List.of(ramp(-3, 3), ramp(2, -1));
    try (Program program = Bits.program(graph, lanes, 1)) {
      assertThat(program.explain()).containsPattern("loop over 1,300: \\d+ operations in \\d+ k");
    }
    for (int threads = 1; threads < 4; threads++) Bits.check(graph, inputs, lanes, threads);
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void arguments_beyond_the_usual_range_have_the_bits_of_the_full_one(Lanes lanes) {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Type.of(DType.F32, SIZE));
    List<Graph.Port> ports = new ArrayList<>();
    for (UnaryKind kind : List.of(UnaryKind.EXP, UnaryKind.EXPREL, UnaryKind.RELEXP)) {
      Value y = builder.unary(kind, builder.times(x, x));
      ports.add(new Graph.Port(kind.name(), builder.plus(builder.times(y, y), x)));
    }
    Graph graph = builder.build(ports);
    List<Object> inputs = List.of(ramp(-14, 14));
    List<Object> expected = Bits.expected(graph, inputs);
    try (Program program = Bits.program(graph, lanes, 2)) {
      for (int run = 0; run < 200; run++) {
        Bits.same(graph, expected, program.run(inputs), lanes + ", run " + run);
      }
    }
  }

  /// Both states are read by the last kernel, and written in place.
  @ParameterizedTest
  @EnumSource(Lanes.class)
  void states_in_their_place_are_read_before_they_are_written(Lanes lanes) {
    Graph graph = chain(UnaryKind.SIN, 40);
    Graph lowered = Lower.toPrimitives(graph);
    Settings settings = new Settings(lanes, 1);
    try (Program program = Program.compile(graph, Set.of(), Map.of(0, 0, 1, 1), settings)) {
      assertThat(program.output(0)).isSameAs(program.input(0));
      assertThat(program.output(1)).isSameAs(program.input(1));
      List<Object> now = List.of(ramp(-3, 3), ramp(2, -1));
      for (int i = 0; i < 2; i++) program.write(i, now.get(i));
      program.prepare();
      for (int run = 0; run < 3; run++) {
        program.run();
        now = Interpreter.run(lowered, now);
        for (int i = 0; i < 2; i++) {
          assertThat(Arrays.copyOf((float[]) program.output(i), SIZE)).isEqualTo(now.get(i));
        }
      }
    }
  }

  @Test
  void small_broadcasts_come_before_the_loop_that_reads_them() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Type.of(DType.F32, 700, 5));
    Value few = builder.input("few", Type.of(DType.F32, 5));
    Value y = builder.unary(UnaryKind.EXP, x);
    Value more =
        builder.add(new Move.Broadcast(builder.times(few, few), Shape.of(700, 5), List.of(1)));
    Graph graph = builder.build(List.of(new Graph.Port("y", builder.times(y, more))));
    List<Object> inputs = List.of(Arrays.copyOf(ramp(-3, 3), 3500), new float[] {1, 2, 3, 4, 5});
    Bits.check(graph, inputs, Lanes.preferred(), 1);
    try (Program program = Bits.program(graph, Lanes.preferred(), 1)) {
      assertThat(program.explain().split("loop over 3,500", -1)).hasSize(2);
    }
  }

  /// Two states that depend on one another and, at the end, on what they were.
  private static Graph chain(UnaryKind kind, int functions) {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Type.of(DType.F32, SIZE));
    Value y = builder.input("y", Type.of(DType.F32, SIZE));
    Value a = builder.times(x, 0.5);
    for (int i = 0; i < functions; i++) {
      a = builder.plus(builder.times(builder.unary(kind, builder.times(a, 0.3)), y), x);
      a = builder.times(a, 0.25);
    }
    Value b = builder.plus(builder.times(a, x), y);
    return builder.build(
        List.of(new Graph.Port("x", builder.times(y, 0.5)), new Graph.Port("y", b)));
  }

  private static float[] ramp(double from, double to) {
    float[] all = new float[SIZE];
    for (int i = 0; i < SIZE; i++) all[i] = (float) (from + (to - from) * i / SIZE);
    return all;
  }
}
