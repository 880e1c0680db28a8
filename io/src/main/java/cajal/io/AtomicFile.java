package cajal.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that appears whole or not at all: it is written under a temporary name in the target's
/// folder and moved to its name by [#commit]; [#close] without a commit removes it.
///
/// ```java
/// AtomicFile.write(Path.of("raster.svg"), temporary -> Files.writeString(temporary, svg));
/// ```
public final class AtomicFile implements AutoCloseable {
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final Pattern PROCESS = Pattern.compile("(\\d{1,18})-\\d+\\.tmp");

  private final Path target;
  private final Path temporary;
  private boolean committed;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /// What fills the temporary file.
  @FunctionalInterface
  public interface Body {
    void writeTo(Path temporary) throws IOException;
  }

  /// Creates the empty temporary file, so that a missing folder or permission shows at once.
  ///
  /// @throws WriteError if it cannot be created
  public static AtomicFile create(Path target) {
    Path folder = WriteError.folderOf(target);
    String name =
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + serial() + ".tmp";
    Path temporary = folder.resolve(name);
    try {
      if (Files.isDirectory(target)) throw new IOException("is a folder");
      Files.createFile(temporary);
    } catch (IOException e) {
      throw WriteError.of(target, e);
    }
    return new AtomicFile(target, temporary);
  }

  /// Writes `target` whole, or throws and leaves it as it was.
  ///
  /// @throws WriteError if the file system refuses
  public static void write(Path target, Body body) {
    try (AtomicFile file = create(target)) {
      body.writeTo(file.temporary);
      file.commit();
    } catch (IOException e) {
      throw WriteError.of(target, e);
    } catch (FileError e) {
      throw e;
    } catch (RuntimeException e) {
      IOException io = WriteError.ioCause(e);
      if (io == null) throw e;
      throw WriteError.of(target, io);
    }
  }

  /// Removes the temporary files that processes which no longer run have left of `target`.
  ///
  /// @throws WriteError if the file system refuses
  public static void removeLeftovers(Path target) {
    String start = "." + target.getFileName() + ".";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(WriteError.folderOf(target))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(start)) continue;
        Matcher own = PROCESS.matcher(name.substring(start.length()));
        if (!own.matches()) continue;
        boolean runs = ProcessHandle.of(Long.parseLong(own.group(1))).isPresent();
        if (!runs) Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw WriteError.of(target, e);
    }
  }

  public Path target() {
    return target;
  }

  /// Where to write until [#commit].
  public Path temporary() {
    return temporary;
  }

  /// Moves the temporary file to the target's name, replacing what was there.
  public void commit() {
    try {
      move();
      committed = true;
    } catch (IOException e) {
      throw WriteError.of(target, e);
    }
  }

  @Override
  public void close() {
    if (committed) return;
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw WriteError.of(target, e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static long serial() {
    return COUNTER.incrementAndGet();
  }
}
