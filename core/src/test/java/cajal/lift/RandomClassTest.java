package cajal.lift;

import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomClassTest {
  private static final int CLASSES = 200;

  @Test
  void randomClassesComputeTheSameBitsAsJava() throws ReflectiveOperationException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < CLASSES; i++)
      sources.put("Random" + i, RandomClass.source("Random" + i, i));
    ClassLoader loader = Sources.compile(sources);
    for (int i = 0; i < CLASSES; i++) {
      Constructor<?> constructor = loader.loadClass("Random" + i).getDeclaredConstructor();
      constructor.setAccessible(true);
      try {
        BothWays.compare(constructor.newInstance(), "run", new Random(i));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError(failure.getMessage() + "\n" + sources.get("Random" + i), failure);
      }
    }
  }
}
