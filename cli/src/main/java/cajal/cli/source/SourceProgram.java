package cajal.cli.source;

import cajal.error.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A program in one source file: a compact one with `void main()`, or one with a class that has a
/// main method in any of the forms that Java 25 knows.
public final class SourceProgram {
  private final Path path;
  private final MemoryLoader loader;
  private final Method main;

  private SourceProgram(Path path, MemoryLoader loader, Method main) {
    this.path = path;
    this.loader = loader;
    this.main = main;
  }

  /// Compiles a source file against the class path of this process.
  ///
  /// @throws SourceError with what javac says
  /// @throws cajal.io.FormatError if the file cannot be read
  public static SourceProgram compile(Path path) {
    Map<String, byte[]> classes = classes(SourceFile.read(path), path);
    MemoryLoader loader = new MemoryLoader(classes, SourceProgram.class.getClassLoader());
    for (String name : classes.keySet()) {
      if (name.contains("$")) continue;
      Method main = main(load(loader, name));
      if (main != null) return new SourceProgram(path, loader, main);
    }
    throw new SourceError(
        path + ": there is no main method. Put what is to be done into `void main() { ... }`.");
  }

  static Map<String, byte[]> classes(SourceFile file, Path path) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new SourceError(
          path
              + ": this Java has no compiler, it is a JRE. Install a JDK 25 and run with"
              + " JAVA_HOME=/path/to/jdk-25 cajal ...");
    }
    String classPath = System.getProperty("java.class.path", "");
    List<String> options =
        List.of("-classpath", classPath, "-parameters", "-g", "-proc:none", "-Xlint:none");
    StringWriter said = new StringWriter();
    try (var files = new CompiledFiles(javac.getStandardFileManager(null, Locale.ROOT, null))) {
      if (!javac.getTask(said, files, null, options, null, List.of(file)).call()) {
        throw new SourceError(path + " does not compile.\n" + said.toString().stripTrailing());
      }
      return files.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Class<?> load(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The main method that Java itself would start: one with arguments before one without.
  private static @Nullable Method main(Class<?> type) {
    Method found = null;
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (!method.getName().equals("main") || Modifier.isPrivate(method.getModifiers())) continue;
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 1 && parameters[0] == String[].class) return method;
        if (parameters.length == 0 && found == null) found = method;
      }
    }
    return found;
  }

  /// Whether the main method is given the arguments of [#run].
  public boolean takesArguments() {
    return main.getParameterCount() == 1;
  }

  /// Runs the main method.
  ///
  /// @throws SourceError if it throws something
  public void run(List<String> arguments) {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      main.setAccessible(true);
      Object instance = null;
      if (!Modifier.isStatic(main.getModifiers())) {
        Constructor<?> constructor = main.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        instance = constructor.newInstance();
      }
      if (main.getParameterCount() == 0) {
        main.invoke(instance);
      } else {
        main.invoke(instance, (Object) arguments.toArray(String[]::new));
      }
    } catch (InvocationTargetException e) {
      throw explained(Objects.requireNonNullElse(e.getCause(), e));
    } catch (ExceptionInInitializerError e) {
      throw explained(e);
    } catch (NoSuchMethodException e) {
      String type = main.getDeclaringClass().getSimpleName();
      throw new SourceError(
          path
              + ": main cannot be started, since "
              + type
              + " has no constructor without arguments."
              + " Make main static, or put it outside of the class.",
          e);
    } catch (ReflectiveOperationException e) {
      throw new SourceError(path + ": main cannot be started: " + Reason.of(e), e);
    }
  }

  /// What was thrown, with the user's line it came from.
  private SourceError explained(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError e) throw e;
    String reason = Reason.of(thrown);
    String what = reason.isEmpty() ? "stopped here, without a reason (--debug shows more)" : reason;
    return new SourceError(path + line(thrown) + ": " + what, thrown);
  }

  private static String line(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      for (StackTraceElement element : at.getStackTrace()) {
        if ("source".equals(element.getClassLoaderName())) {
          return ", line " + element.getLineNumber();
        }
      }
    }
    return "";
  }
}
