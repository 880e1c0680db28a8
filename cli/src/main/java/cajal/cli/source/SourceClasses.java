package cajal.cli.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The classes of one source file, for whoever needs them and not a program.
public final class SourceClasses {
  private SourceClasses() {}

  /// Compiles a source file against the class path of this process.
  ///
  /// @throws SourceError with what javac says
  /// @throws cajal.io.FormatError if the file cannot be read
  public static List<Class<?>> compile(Path path) {
    Map<String, byte[]> files = SourceProgram.classes(SourceFile.read(path), path);
    var loader = new MemoryLoader(files, SourceClasses.class.getClassLoader());
    List<Class<?>> classes = new ArrayList<>();
    for (String name : files.keySet()) classes.add(SourceProgram.load(loader, name));
    return classes;
  }
}
