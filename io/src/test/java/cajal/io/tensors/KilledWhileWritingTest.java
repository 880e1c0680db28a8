package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training that is killed at any moment goes on from the last complete checkpoint.
class KilledWhileWritingTest {
  private static final int KILLS = 5;

  @Test
  void theLastCompleteCheckpointIsThere(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("training.safetensors");
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long told = killedWhileWriting(file);
      long epoch = requireComplete(file);
      assertThat(epoch).as("no complete one is lost").isGreaterThanOrEqualTo(told);
      assertThat(told).as("it went on where it stopped").isGreaterThan(before);
      before = epoch;
    }
    Checkpoint.read(file).write(file);
    try (var files = Files.list(folder)) {
      assertThat(files).as("half-written files are removed").containsExactly(file);
    }
  }

  /// Runs the program until it has written once and is writing again; the last number it told.
  private static long killedWhileWriting(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CountsEpochs.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      ProcessHandle handle = process.toHandle(); // killed by it, its text can still be read
      String last = lines.readLine();
      assertThat(last).as("the first epoch").isNotNull();
      long patience = System.nanoTime() + 5_000_000_000L;
      while (!isWriting(file) && System.nanoTime() < patience) Thread.onSpinWait();
      handle.destroyForcibly();
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) last = line;
      return Long.parseLong(last);
    }
  }

  /// Whether a file in the folder is shorter than its numbers.
  private static boolean isWriting(Path file) {
    File[] all = Objects.requireNonNull(file.getParent()).toFile().listFiles();
    return Arrays.stream(Objects.requireNonNull(all))
        .mapToLong(File::length)
        .anyMatch(length -> length > 0 && length < 8L * CountsEpochs.SIZE);
  }

  private static long requireComplete(Path file) {
    Checkpoint read = Checkpoint.read(file);
    long epoch = read.counter("epoch");
    Parameter w = Parameter.of("w", Tensor.of(new float[CountsEpochs.SIZE]));
    read.restore(List.of(w));
    float[] written = new float[CountsEpochs.SIZE];
    Arrays.fill(written, epoch);
    assertThat(Arrays.equals(w.value().floats(), written)).isTrue();
    assertThat(Arrays.equals(read.state().get("w.0").floats(), written)).isTrue();
    return epoch;
  }
}
