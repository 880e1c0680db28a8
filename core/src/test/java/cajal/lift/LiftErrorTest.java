package cajal.lift;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cajal.ir.DType;
import cajal.ir.GraphBuilder;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiftErrorTest {
  private final GraphBuilder builder = new GraphBuilder();
  private final Lifter lifter = new Lifter(builder, DType.F64, BothWays.noDraws());
  private final BothWays.Model model = new BothWays.Model(new Unliftable(), builder);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openLoop | loop bound not known when lifting | for (int i = 0; i < 10; i++)
          endlessLoop | loop bound not known when lifting | for (int i = 0; i < 10; i++)
          recursion | Unliftable.recursion called 64 deep | a loop with a known bound
          print | PrintStream.println | recording
          random | Random.nextGaussian | Draw.uniform(low, high)
          mathRandom | Math.random | Draw.uniform(0, 1)
          unknownMath | Math.nextUp | one of abs, acos
          object | new Unliftable.Box | a final field of the model
          exception | throw | Math.clamp
          caught | try | without try
          locked | synchronized | without it
          lockedCall | synchronized | without it
          newArray | new array | a final array field
          newMatrix | new array | a final array field
          newObjects | new array | a final array field
          arrayElement | an assignment to an element | a field for each element
          openArray | Unliftable.open is not final | final double[] open
          openIndex | an index that depends on the model's values | a loop over all elements
          outside | index 2 of an array of length 2 | an index from 0 to 1
          text | "a" | a boolean or int field
          concatenation | text put together with + | a method of the model
          lambda | a lambda or method reference (area) | a method of the model
          longs | a calculation with a long | (int) Math.round(x) is fine
          longField | Unliftable.big is long | double, or int for a count
          shift | a shift by a value of the model | a power of two
          zero | division by 0 | a divisor that is not 0
          staticField | Unliftable.shared can change | static final
          staticAssignment | the static field Unliftable.shared | without static
          constantObject | an assignment to Box.content | a state of the model itself
          reference | Unliftable.nobody is Box | double, or int
          nothing | null | an object in that field
          choice | condition ? object : object | condition ? a.tau() : b.tau()
          chosenVariable | different objects | numbers chosen with ?:
          badCast | an object of Unliftable.Box cast to double[] | the cast without
          nativeCall | Unliftable.nativeMethod | the call outside the model
          """)
  void errorsTellPlaceFindingAndRemedy(String method, String found, String instead) {
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.call(model, BothWays.method(Unliftable.class, method)))
        .withMessageMatching("(?s)Unliftable\\.\\w+, line \\d+: .*")
        .withMessageContaining("\n  found: ")
        .withMessageContaining(found.replace("Box.content", "Unliftable.Box.content"))
        .withMessageContaining(instead);
  }

  @Test
  void aThrownObjectIsRefused() throws ReflectiveOperationException {
    Method thrown = Unliftable.class.getDeclaredMethod("thrown", RuntimeException.class);
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.call(model, thrown, new RuntimeException()))
        .withMessageContaining("cannot throw an exception");
  }

  @Test
  void aMethodMustReturnANumber() throws ReflectiveOperationException {
    Method method = Unliftable.class.getDeclaredMethod("given", double.class);
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.call(model, method, 1.0))
        .withMessageContaining("a method that returns double, float, int or boolean");
  }

  @Test
  void anAbstractMethodHasNoCode() throws ReflectiveOperationException {
    Method area = Unliftable.Shape.class.getDeclaredMethod("area");
    Unliftable.Shape shape = () -> 1;
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> new ClassFiles().code(area))
        .withMessageContaining("Unliftable.Shape.area: a method with a body is needed");
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.call(model, BothWays.method(Unliftable.class, "heldLambda")))
        .withMessageContaining("a named class with that method");
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.lambda(shape))
        .withMessageContaining("an interface that extends Serializable");
  }

  interface Making<T> extends Supplier<T>, Serializable {}

  @Test
  void aConstructorIsNoLambda() {
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.lambda((Making<List<String>>) ArrayList::new))
        .withMessageContaining("a reference to a constructor of ArrayList");
  }

  @Test
  void aSubjectRefusesAssignments() {
    Unliftable constant = new Unliftable();
    Subject fixed =
        new Subject() {
          @Override
          public Object instance() {
            return constant;
          }

          @Override
          public cajal.ir.Value read(java.lang.reflect.Field field) {
            return builder.constant(DType.F64, 1);
          }

          @Override
          public void checkWrite(java.lang.reflect.Field field, Supplier<String> where) {
            throw new LiftError(where.get() + ": no", field.getName(), "nothing");
          }
        };
    assertThatExceptionOfType(LiftError.class)
        .isThrownBy(() -> lifter.lambda((LambdaTest.Action<Unliftable>) c -> c.x = 1, fixed))
        .withMessageMatching(
            "(?s)the lambda in LiftErrorTest.aSubjectRefusesAssignments, line \\d+: no.*");
  }
}
