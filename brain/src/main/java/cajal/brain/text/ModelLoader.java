package cajal.brain.text;

import cajal.text.EquationSet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Holds the classes made from one text, and their class files for whoever lifts them.
final class ModelLoader extends ClassLoader {
  private final @Nullable EquationSet equations;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /// @param equations those of the model; null where the model was written in Java
  ModelLoader(@Nullable ClassLoader parent, @Nullable EquationSet equations) {
    super(parent);
    this.equations = equations;
  }

  @Nullable EquationSet equations() {
    return equations;
  }

  /// A name that no class has yet.
  String fresh(String stem) {
    return stem + (files.size() + 1);
  }

  /// The one object of a new class.
  Object instance(String name, byte[] file) {
    files.put(name + ".class", file);
    try {
      return defineClass(name, file, 0, file.length).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("a generated class could not be loaded: " + name, broken);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] file = files.get(name);
    return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
  }
}
