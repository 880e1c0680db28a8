package cajal.cli.source;

import cajal.io.FormatError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.lang.model.SourceVersion;
import javax.tools.SimpleJavaFileObject;

/// A source file as javac is shown it: under a name that a class may have, since the class of a
/// compact source file is called like its file, and `my-net` is no name for a class.
final class SourceFile extends SimpleJavaFileObject {
  private final Path path;
  private final String text;

  private SourceFile(Path path, String text) {
    super(URI.create("source:///" + className(path) + ".java"), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  /// @throws FormatError if it cannot be read
  static SourceFile read(Path path) {
    FormatError.requireReadable(path, "a Java source file");
    try {
      return new SourceFile(path, Files.readString(path));
    } catch (IOException e) {
      throw FormatError.unreadable(path, "a Java source file", e);
    }
  }

  private static String className(Path path) {
    String name = String.valueOf(path.getFileName()).replaceFirst("\\.java$", "");
    String legal = name.replaceAll("[^A-Za-z0-9_$]", "_");
    return SourceVersion.isName(legal) ? legal : "_" + legal;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE;
  }

  @Override
  public String getName() {
    return path.toString();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
