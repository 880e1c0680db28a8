package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.random.Key;
import cajal.random.Stream;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training that is killed at any moment goes on from the last complete checkpoint.
class KilledWhileWritingTest {
  private static final int KILLS = 8;

  @Test
  void theLastCompleteCheckpointIsThere(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("training.safetensors");
    Stream moments = new Stream(Key.of(7), 0);
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long told = killedAfter(moments.below(150), file);
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

  /// Runs the program until it has written once and some time more; the last number it told.
  private static long killedAfter(int milliseconds, Path file)
      throws IOException, InterruptedException {
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
      String last = lines.readLine();
      assertThat(last).as("the first epoch").isNotNull();
      Thread.sleep(milliseconds);
      process.toHandle().destroyForcibly(); // unlike that of Process, leaves the text to be read
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) last = line;
      return Long.parseLong(last);
    }
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
