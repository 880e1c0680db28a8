package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private void assertNothingElse(Path... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(expected);
    }
  }

  @Test
  void targetIsReplacedAsAWhole() throws IOException {
    Path target = folder.resolve("a.txt");
    Files.writeString(target, "old");
    AtomicFile.write(
        target,
        temporary -> {
          Files.writeString(temporary, "new");
          assertThat(target).hasContent("old");
        });
    assertThat(target).hasContent("new");
    assertNothingElse(target);
  }

  @Test
  void afterAFailureTheTargetIsAsItWas() throws IOException {
    Path target = folder.resolve("a.txt");
    Files.writeString(target, "old");
    assertThatThrownBy(() ->
            AtomicFile.write(
                target,
                temporary -> {
                  Files.writeString(temporary, "half");
                  throw new IOException("No space left on device");
                }))
        .isInstanceOf(WriteError.class)
        .hasMessageContainingAll("a.txt: not written", "no space left", "Free some space")
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            AtomicFile.write(
                target,
                _ -> {
                  throw new IllegalStateException("wrapped", new IOException("Disk quota"));
                }))
        .isInstanceOf(WriteError.class)
        .hasMessageContaining("quota");
    assertThatThrownBy(() ->
            AtomicFile.write(
                target,
                _ -> {
                  throw new IllegalStateException("a fault of our own");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(target).hasContent("old");
    assertNothingElse(target);
  }

  @Test
  void reasonsAreNamed() throws IOException {
    Path target = folder.resolve("a.txt");
    String name = target.toString();
    assertThat(WriteError.of(target, new AccessDeniedException(name)))
        .hasMessageContainingAll("no permission to write in", "chmod u+w");
    assertThat(WriteError.of(target, new FileSystemException(name, null, "Read-only file system")))
        .hasMessageContaining("is read-only");
    assertThat(WriteError.of(target, new IOException("Input/output error")))
        .hasMessageContaining("Input/output error");
    assertThatThrownBy(() -> AtomicFile.create(folder.resolve("x/y/a.txt")))
        .isInstanceOf(WriteError.class)
        .hasMessageContainingAll("x/y does not exist", "mkdir -p");
    Files.writeString(target, "");
    assertThatThrownBy(() -> AtomicFile.create(target.resolve("b.txt")))
        .hasMessageContaining("a.txt is not a folder");
    assertThatThrownBy(() -> AtomicFile.create(folder))
        .isInstanceOf(WriteError.class)
        .hasMessageContaining("it is a folder");
    assertNothingElse(target);
  }
}
