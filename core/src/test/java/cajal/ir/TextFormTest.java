package cajal.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {
  @Test
  void whatIsPrintedIsReadBackAsTheSameGraph() {
    for (int seed = 0; seed < 500; seed++) {
      Graph graph = RandomGraphs.next(new SplittableRandom(seed), 15);
      String text = graph.toString();
      assertThat(Parser.parse(text)).describedAs(text).isEqualTo(graph);
      assertThat(Parser.parse(text).toString()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0x7fc00000L, 0x7fc00001L, 0xffc00000L, 0x80000000L, 0x7f800000L, 1})
  void floatsKeepTheirBits(long bits) {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.add(new Constant(DType.F32, bits));
    Value y = builder.add(new Constant(DType.F64, bits << 32));
    List<Graph.Port> outputs = List.of(new Graph.Port("x", x), new Graph.Port("y", y));
    Graph graph = builder.build(outputs);
    assertThat(Parser.parse(graph.toString())).isEqualTo(graph);
  }

  @Test
  void namesThatAreNoWordsAreQuoted() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("a \"b\"\\\nc", Type.scalar(DType.I64));
    Graph graph = builder.build(List.of(new Graph.Port("", x), new Graph.Port("v.x'", x)));
    assertThat(graph.toString())
        .isEqualTo(
            """
            graph("a \\"b\\"\\\\\\nc": %0 i64) {
              return "" = %0, v.x' = %0
            }
            """);
    assertThat(Parser.parse(graph.toString())).isEqualTo(graph);
  }

  @Test
  void originsAndGraphsInsideAreKept() {
    String text =
        """
        graph(v: %0 f32[4], on: %1 bool) {
          %2 = const 0.5 : f32
          %3 = cond %1, %0, %2 : f32[4] // Lif.dv(Lif.java:12)
            graph(a: %0 f32[4], b: %1 f32) {
              %2 = mul %0, %1 : f32[4]
              return c = %2
            }
            graph(a: %0 f32[4], b: %1 f32) {
              return c = %0
            }
          %4 = reduce.sum {axes=[0]} %3 : f32
          return total = %4
        }
        """;
    assertThat(Parser.parse(text).toString()).isEqualTo(text);
    assertThat(Parser.parse(text).nodes().get(1).origin()).isEqualTo("Lif.dv(Lif.java:12)");
  }

  @Test
  void aCustomOperationIsFoundByItsName() {
    Custom.Definition twice = new Twice();
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", Type.of(DType.F32, 2));
    Value y = builder.add(new Custom(twice, List.of(x)));
    Graph graph = builder.build(List.of(new Graph.Port("y", y)));
    assertThat(Parser.parse(graph.toString(), twice)).isEqualTo(graph);
    assertThatThrownBy(() -> Parser.parse(graph.toString()))
        .hasMessageContaining("there is no custom operation 'twice'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%1 = sub %0, %7 : f32[4] | line 2: %7 is not defined",
        "%1 = subb %0, %0 : f32[4] | line 2: there is no operation 'subb'. Did you mean sub?",
        "%1 = sub %0 : f32[4] | line 2: sub takes 2 operands, found 1",
        "%1 = sub %0, %0 : f32 | line 2: sub gives [f32[4]], found [f32]",
        "%1 = sub %0, %0 : g32 | line 2: expected a type such as f32[10]",
        "%0 = sub %0, %0 : f32[4] | line 2: %0 is defined twice",
        "%1 = reduce.sum %0 : f32 | line 2: reduce.sum takes {axes=..}, found {}",
        "%1 = reduce.sum {axes=[1]} %0 : f32 | line 2: reduce along axis 1 of f32[4]",
        "%1 = reduce.max {axes=[x]} %0 : f32 | line 2: axes=[x] of reduce.max is not a number",
        "%1 = const x : f32 | line 2: const takes a number of f32, found x",
        "%1 = sub %0; %0 : f32[4] | line 2: ';' does not belong here"
      })
  void anErrorTellsTheLineAndWhatWasExpected(String line, String message) {
    assertThatThrownBy(
            () -> Parser.parse("graph(x: %0 f32[4]) {\n  " + line + "\n  return y = %1\n}"))
        .isInstanceOf(GraphError.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void textThatEndsTooEarlySaysSo() {
    assertThatThrownBy(() -> Parser.parse("graph(x: %0 f32) {\n return y = %0"))
        .hasMessage("line 2: expected `,`, found the end");
    assertThatThrownBy(() -> Parser.parse(""))
        .hasMessage("line 1: expected `graph`, found the end");
  }

  private static final class Twice implements Custom.Definition {
    @Override
    public String name() {
      return "twice";
    }

    @Override
    public List<Type> resultTypes(List<Type> operands) {
      return operands;
    }

    @Override
    public void evaluate(List<Object> operands, List<Object> results) {
      float[] x = (float[]) operands.getFirst();
      for (int i = 0; i < x.length; i++) ((float[]) results.getFirst())[i] = 2 * x[i];
    }
  }
}
