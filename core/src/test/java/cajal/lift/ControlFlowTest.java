package cajal.lift;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlFlowTest {
  static Stream<String> methods() {
    return Arrays.stream(ControlFlow.class.getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
        .map(Method::getName)
        .filter(name -> !name.equals("toString"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void liftedCodeDoesWhatJavaDoes(String method) {
    BothWays.compare(new ControlFlow(), method, new Random(method.hashCode()));
  }
}
