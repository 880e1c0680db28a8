package cajal.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import cajal.ir.Node;
import cajal.ir.Type;
import cajal.ir.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {
  @ParameterizedTest
  @ValueSource(strings = {"overridden", "records", "enums", "constantFields", "casts", "patterns"})
  void objectsBehaveAsInJava(String method) {
    BothWays.compare(new Objects.Leaf(), method, new Random(1));
  }

  @Test
  void assertionsAreNotCompiled() {
    GraphBuilder builder = new GraphBuilder();
    assertThat(BothWays.graph(builder, new Objects.Leaf(), "asserts").nodes()).isEmpty();
  }

  /// A subject whose records have parameters of their own, such as one value per neuron.
  record Part(String path, Object instance, GraphBuilder builder) implements Subject {
    @Override
    public Value read(Field field) {
      return builder.input(path + field.getName(), Type.scalar(DType.F64));
    }

    @Override
    public void checkWrite(Field field, Supplier<String> where) {
      throw new AssertionError();
    }

    @Override
    public Subject part(Field field) {
      Object held = ClassFiles.get(field, instance);
      return held instanceof Record ? new Part(path + field.getName() + ".", held, builder) : null;
    }
  }

  @Test
  void aSubjectMayMakeTheFieldsOfItsRecordsValues() {
    GraphBuilder builder = new GraphBuilder();
    Part leaf = new Part("", new Objects.Leaf(), builder);
    new Lifter(builder, DType.F64, BothWays.noDraws())
        .call(leaf, BothWays.method(Objects.Leaf.class, "records"));
    assertThat(builder.inputs()).extracting("name").contains("rates.up", "pair.first.down");
  }

  private static final String SOURCE =
      """
      class Cell {
        double v, tau = 20;
        double dv() {
          double minus = -v;
          return minus / tau;
        }
        double bad() { return System.nanoTime(); }
      }
      """;

  private static Object cell(String... options) throws ReflectiveOperationException {
    ClassLoader loader = Sources.compile(Map.of("Cell", SOURCE), options);
    Constructor<?> constructor = loader.loadClass("Cell").getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  @Test
  void operationsKnowTheirLine() throws ReflectiveOperationException {
    GraphBuilder builder = new GraphBuilder();
    builder.origin("outside");
    assertThat(BothWays.graph(builder, cell(), "dv").nodes())
        .extracting(Node::origin)
        .containsExactly("Cell.dv(Cell.java:4)", "Cell.dv(Cell.java:5)");
    assertThat(builder.origin()).isEqualTo("outside");
  }

  @Test
  void withoutDebugInformationTheLineIsUnknown() throws ReflectiveOperationException {
    Object cell = cell("-g:none");
    BothWays.compare(cell, "dv", new Random(2));
    assertThat(BothWays.graph(new GraphBuilder(), cell, "dv").nodes())
        .extracting(Node::origin)
        .containsOnly("Cell.dv(unknown source)");
    org.assertj.core.api.Assertions.assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> BothWays.graph(new GraphBuilder(), cell, "bad"))
        .withMessageStartingWith("Cell.bad, line unknown (compiled without -g:lines): ")
        .withMessageContaining("System.nanoTime");
  }
}
