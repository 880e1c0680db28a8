package cajal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A reason names no class of Java.
class ReasonTest {
  static Stream<List<Object>> reasons() {
    IOException full = new IOException("No space left on device");
    return Stream.of(
        List.of(new NoSuchFileException("a.csv"), "there is no a.csv"),
        List.of(new AccessDeniedException("a.csv"), "no permission for a.csv"),
        List.of(new FileSystemException("a.csv", null, "it is busy"), "a.csv: it is busy"),
        List.of(new MalformedInputException(1), "it is no text in UTF-8"),
        List.of(new EOFException(), "it ends too early"),
        List.of(new StackOverflowError(), "endless recursion"),
        List.of(full, "No space left on device"),
        List.of(new UncheckedIOException(full), "No space left on device"),
        List.of(new IllegalStateException(new UncheckedIOException(full)), full.getMessage()),
        List.of(new InvocationTargetException(new NoSuchFileException("x")), "there is no x"),
        List.of(
            new ArrayIndexOutOfBoundsException("Index 1 out of bounds"), "Index 1 out of bounds"),
        List.of(new IOException("java.util.zip.ZipException: bad header"), "bad header"),
        List.of(new UncheckedIOException("we said this", full), "we said this"),
        List.of(new IllegalStateException(), ""));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void isSaidInWords(List<Object> failureAndReason) {
    Throwable failure = (Throwable) failureAndReason.getFirst();
    assertThat(Reason.of(failure)).isEqualTo(failureAndReason.getLast());
    assertThat(Reason.of(failure)).doesNotContain("Exception");
  }
}
