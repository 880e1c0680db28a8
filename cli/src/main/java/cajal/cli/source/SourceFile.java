package cajal.cli.source;

import cajal.io.FormatError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/// A source file as javac is shown it: under one name, whatever it is called. The class of a
/// compact source file is called like its file, but `my-net` is no name for a class, and random
/// draws, which are known by their place in a class, would change when the file is renamed.
final class SourceFile extends SimpleJavaFileObject {
  /// The class of a compact source file.
  private static final String NAME = "program";

  private final Path path;
  private final String text;

  private SourceFile(Path path, String text) {
    super(URI.create("source:///" + NAME + ".java"), Kind.SOURCE);
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
