package cajal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.ir.DType;
import cajal.ir.Dot;
import cajal.ir.Graph;
import cajal.ir.GraphBuilder;
import cajal.ir.Interpreter;
import cajal.ir.Move;
import cajal.ir.RandomGraphs;
import cajal.ir.Scan;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Slices, repeated rows and repeated elements of rows are read where they come from.
class ViewTest {
  private static final Shape PART = Shape.of(6, 64);

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void a_loop_reads_columns_rows_and_one_element_for_each_row(Lanes lanes) {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32, DType.I64)) {
      GraphBuilder b = new GraphBuilder();
      Value sum = parts(b, dtype);
      Graph graph = b.build(List.of(new Graph.Port("y", sum)));
      List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(3));
      for (int threads = 1; threads < 4; threads++) Bits.check(graph, inputs, lanes, threads);
      try (Program program = Bits.program(graph, lanes, 1)) {
        assertThat(program.explain()).startsWith("loop over 384").doesNotContain("slice", "broad");
      }
    }
  }

  /// Columns 128 to 192 of a matrix that was given as a stack, plus those before, times a row,
  /// minus a column.
  private static Value parts(GraphBuilder b, DType dtype) {
    Value whole = b.input("whole", Type.of(dtype, 2, 3, 192));
    Value row = b.input("row", Type.of(dtype, 64));
    Value column = b.input("column", Type.of(dtype, 2, 3));
    Value matrix = b.add(new Move.Reshape(whole, Shape.of(6, 192)));
    Value last = columns(b, matrix, 128);
    Value before = columns(b, matrix, 64);
    Value each = b.add(new Move.Broadcast(column, Shape.of(2, 3, 64), List.of(0, 1)));
    Value rows = b.add(new Move.Broadcast(row, PART, List.of(1)));
    return b.minus(b.times(b.plus(last, before), rows), b.add(new Move.Reshape(each, PART)));
  }

  private static Value columns(GraphBuilder b, Value matrix, int from) {
    int rows = matrix.shape().dim(0);
    return b.add(new Move.Slice(matrix, List.of(0, from), List.of(rows, from + 64), List.of(1, 1)));
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void masks_and_rows_of_several_lengths_are_copied_where_they_must(Lanes lanes) {
    GraphBuilder b = new GraphBuilder();
    Value x = b.input("x", Type.of(DType.F32, 4, 64, 64));
    Value mask = b.input("mask", Type.of(DType.BOOL, 64, 64));
    Value some = b.input("some", Type.of(DType.BOOL, 4, 64));
    Value most = b.input("most", Type.of(DType.F32, 4, 64));
    Shape all = x.shape();
    Value allowed = b.add(new Move.Broadcast(mask, all, List.of(1, 2)));
    Value chosen = b.add(new Move.Broadcast(some, all, List.of(0, 1)));
    Value above = b.minus(x, b.add(new Move.Broadcast(most, all, List.of(0, 1))));
    Value y = b.select(allowed, b.unary(UnaryKind.EXP, above), above);
    Graph graph = b.build(List.of(new Graph.Port("y", b.select(b.and(allowed, chosen), y, x))));
    List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(4));
    for (int threads = 1; threads < 4; threads++) Bits.check(graph, inputs, lanes, threads);
  }

  @Test
  void products_read_slices_and_the_heads_of_a_matrix_in_place() {
    GraphBuilder b = new GraphBuilder();
    Value whole = b.input("whole", Type.of(DType.F32, 5, 7, 3 * 24));
    Value left = heads(b, whole, 0);
    Value right = heads(b, whole, 24);
    Value turned = b.add(new Move.Transpose(right, List.of(0, 1, 3, 2)));
    Graph graph = b.build(List.of(new Graph.Port("y", b.add(new Dot(left, turned, 2)))));
    List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(5));
    for (int threads = 1; threads < 4; threads++) {
      Bits.check(graph, inputs, Lanes.preferred(), threads);
    }
    try (Program program = Bits.program(graph, Lanes.preferred(), 1)) {
      assertThat(program.explain()).startsWith("dot f32[5,4,7,6], f32[5,4,6,7]");
    }
  }

  private static Value heads(GraphBuilder b, Value whole, int from) {
    Value part =
        b.add(
            new Move.Slice(whole, List.of(0, 0, from), List.of(5, 7, from + 24), List.of(1, 1, 1)));
    Value apart = b.add(new Move.Reshape(part, Shape.of(5, 7, 4, 6)));
    return b.add(new Move.Transpose(apart, List.of(0, 2, 1, 3)));
  }

  @Test
  void a_turn_reads_parts_of_its_slice_of_a_stack() {
    GraphBuilder body = new GraphBuilder();
    Value state = body.input("state", Type.of(DType.F32, 4, 64));
    Value slice = body.input("slice", Type.of(DType.F32, 4, 192));
    Value next = body.plus(body.times(state, columns(body, slice, 128)), columns(body, slice, 0));
    Graph turn = body.build(List.of(new Graph.Port("n", next), new Graph.Port("stack", next)));
    GraphBuilder b = new GraphBuilder();
    Value start = b.input("start", state.type());
    Value stack = b.input("stack", Type.of(DType.F32, 9, 4, 192));
    List<Value> made = b.addAll(new Scan(turn, 9, true, List.of(start), List.of(stack), List.of()));
    Graph graph = b.build(List.of(port("last", made.getFirst()), port("all", made.getLast())));
    List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(6));
    for (int threads = 1; threads < 3; threads++) {
      Bits.check(graph, inputs, Lanes.preferred(), threads);
    }
  }

  @ParameterizedTest
  @EnumSource(Lanes.class)
  void a_loop_puts_what_it_makes_where_it_is_put_together(Lanes lanes) {
    GraphBuilder b = new GraphBuilder();
    Value whole = b.input("whole", Type.of(DType.F32, 6, 192));
    Value x = columns(b, whole, 64);
    Value y = b.times(x, columns(b, whole, 0));
    Value z = b.plus(y, -1);
    Value beside = b.add(new Move.Concat(List.of(y, z, y), 1));
    Value below = b.add(new Move.Concat(List.of(z, y), 0));
    Value given = b.add(new Move.Concat(List.of(z, x), 1));
    Graph graph =
        b.build(
            List.of(
                port("beside", beside), port("below", below), port("given", given), port("z", z)));
    List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(8));
    for (int threads = 1; threads < 4; threads++) Bits.check(graph, inputs, lanes, threads);
    try (Program program = Bits.program(graph, lanes, 1)) {
      assertThat(program.explain().split("concat", -1)).hasSize(2);
    }
  }

  @Test
  void a_turn_puts_together_a_slice_of_a_stack() {
    GraphBuilder body = new GraphBuilder();
    Value state = body.input("state", Type.of(DType.F32, 4, 64));
    Value next = body.times(state, 0.75);
    Value both = body.add(new Move.Concat(List.of(body.plus(next, -1), next), 1));
    Graph turn = body.build(List.of(port("next", next), port("both", both)));
    GraphBuilder b = new GraphBuilder();
    Value start = b.input("start", state.type());
    List<Value> made = b.addAll(new Scan(turn, 5, false, List.of(start), List.of(), List.of()));
    Graph graph = b.build(List.of(port("last", made.getFirst()), port("all", made.getLast())));
    List<Object> inputs = RandomGraphs.inputs(graph, new SplittableRandom(9));
    for (int threads = 1; threads < 3; threads++) {
      Bits.check(graph, inputs, Lanes.preferred(), threads);
    }
  }

  private static Graph.Port port(String name, Value value) {
    return new Graph.Port(name, value);
  }

  @Test
  void a_state_that_is_read_elsewhere_is_not_written_in_its_place() {
    GraphBuilder b = new GraphBuilder();
    Value x = b.input("x", new Type(DType.F32, PART));
    Value first = b.add(new Move.Slice(x, List.of(2, 0), List.of(3, 64), List.of(1, 1)));
    Value flat = b.add(new Move.Reshape(first, Shape.of(64)));
    Value rows = b.add(new Move.Broadcast(flat, PART, List.of(1)));
    Graph graph = b.build(List.of(port("x", b.minus(b.times(x, 0.5), rows))));
    Settings settings = new Settings(Lanes.preferred(), 1);
    List<Object> now = RandomGraphs.inputs(graph, new SplittableRandom(7));
    try (Program program = Program.compile(graph, Set.of(), Map.of(0, 0), settings)) {
      program.write(0, now.getFirst());
      for (int run = 0; run < 3; run++) {
        program.run();
        now = Interpreter.run(graph, now);
      }
      assertThat(Arrays.copyOf((float[]) program.output(0), PART.size())).isEqualTo(now.getFirst());
    }
  }
}
