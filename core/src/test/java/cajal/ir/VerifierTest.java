package cajal.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final Type VECTOR = Type.of(DType.F32, 4);
  private static final Value X = new Value(0, VECTOR);
  private static final Value Y = new Value(1, VECTOR);
  private static final Op NEG = new Elementwise.Unary(UnaryKind.NEG, X);
  private static final List<Graph.Port> INPUTS = List.of(new Graph.Port("x", X));
  private static final List<Graph.Port> OUTPUTS = List.of(new Graph.Port("y", Y));

  private static AbstractThrowableAssert<?, ?> verifying(Node... nodes) {
    Graph graph = new Graph(INPUTS, List.of(nodes), OUTPUTS);
    return assertThatThrownBy(() -> Verifier.verify(graph)).isInstanceOf(GraphError.class);
  }

  private static Node node(Op op, Value... results) {
    return new Node(op, List.of(results), null);
  }

  @Test
  void whatTheBuilderMakesIsWellFormed() {
    for (int seed = 0; seed < 300; seed++) {
      Graph graph = RandomGraphs.next(new SplittableRandom(seed), 20);
      assertThat(Verifier.verify(graph)).isSameAs(graph);
    }
  }

  @Test
  void anOutputMustBeDefined() {
    verifying().hasMessage("output 'y': %1 is used before it is defined");
  }

  @Test
  void anOperandMustBeDefinedAbove() {
    Op later = new Elementwise.Unary(UnaryKind.ABS, new Value(2, VECTOR));
    verifying(node(later, Y), node(NEG, new Value(2, VECTOR)))
        .hasMessage("`%1 = abs %2 : f32[4]`: %2 is used before it is defined");
  }

  @Test
  void anOperandHasOneType() {
    Op taken = new Elementwise.Unary(UnaryKind.NEG, new Value(0, Type.scalar(DType.F32)));
    verifying(node(taken, new Value(1, Type.scalar(DType.F32))))
        .hasMessage("`%1 = neg %0 : f32`: %0 is f32[4], here it is taken for f32");
  }

  @Test
  void aResultHasTheTypeTheOperationGives() {
    verifying(node(NEG, new Value(1, Type.scalar(DType.F32))))
        .hasMessage("`%1 = neg %0 : f32`: the operation gives [f32[4]], not [f32]");
  }

  @Test
  void aValueIsDefinedOnce() {
    verifying(node(NEG, Y), node(NEG, Y)).hasMessage("`%1 = neg %0 : f32[4]`: %1 is defined twice");
  }

  @Test
  void graphsInsideAreChecked() {
    Graph bad = new Graph(INPUTS, List.of(), OUTPUTS);
    Value choice = new Value(1, Type.scalar(DType.BOOL));
    Graph graph =
        new Graph(
            List.of(new Graph.Port("x", X), new Graph.Port("on", choice)),
            List.of(node(new Cond(choice, bad, bad, List.of(X)), new Value(2, VECTOR))),
            List.of());
    assertThatThrownBy(() -> Verifier.verify(graph))
        .hasMessage(
            "in a graph of `%2 = cond %1, %0 : f32[4]`: output 'y': %1 is used before it is defined");
  }

  @Test
  void namesAreUnique() {
    Graph graph = new Graph(INPUTS, List.of(), List.of(INPUTS.getFirst(), INPUTS.getFirst()));
    assertThatThrownBy(() -> Verifier.verify(graph)).hasMessage("two outputs are called 'x'");
  }

  @Test
  void equalOperationsAreMadeOnce() {
    for (int seed = 0; seed < 300; seed++) {
      Graph graph = RandomGraphs.next(new SplittableRandom(seed), 30);
      assertThat(graph.nodes().stream().map(Node::op)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRuleThatChangesATypeIsNamed() {
    GraphBuilder builder =
        new GraphBuilder(
            new GraphBuilder.Rewrite() {
              @Override
              public Value apply(GraphBuilder builder, Op op) {
                return op instanceof Elementwise.Unary ? builder.inputs().get(1).value() : null;
              }

              @Override
              public String name() {
                return "Wrong";
              }
            });
    Value x = builder.input("x", VECTOR);
    builder.input("y", Type.scalar(DType.F32));
    assertThatThrownBy(() -> builder.negate(x))
        .hasMessage("rule Wrong changed type f32[4] to f32 at neg of [%0]");
  }

  @Test
  void aValueOfAnotherBuilderIsRefused() {
    GraphBuilder builder = new GraphBuilder();
    builder.input("x", Type.scalar(DType.F32));
    assertThatThrownBy(() -> builder.negate(X))
        .hasMessageStartingWith("%0 f32[4] is not a value of this graph");
    assertThatThrownBy(() -> builder.build(OUTPUTS))
        .hasMessageStartingWith("%1 f32[4] is not a value of this graph");
    assertThatThrownBy(() -> builder.input("x", VECTOR)).hasMessage("two inputs are called 'x'");
  }
}
