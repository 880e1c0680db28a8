package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A run that is told to end writes what it has recorded.
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {
  @Test
  void whatWasRecordedIsWritten(@TempDir Path folder) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "cajal.cli.Main",
                "run",
                "cuba",
                "--seconds",
                "50000",
                "--threads",
                "1",
                "--out",
                out.toString())
            .redirectError(err.toFile())
            .redirectOutput(folder.resolve("text").toFile())
            .start();
    // it says how far it is after 2 s, so then it runs
    for (int i = 0; i < 600 && !Files.readString(err).contains("cuba:"); i++) Thread.sleep(100);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("128 and the number of SIGTERM").isEqualTo(143);
    assertThat(Files.readString(err)).contains("cajal: stopped after ", " of 50000000 ms");
    String summary = Files.readString(out.resolve("summary.json"));
    double ms = JsonParser.parseString(summary).getAsJsonObject().get("ms").getAsDouble();
    assertThat(ms).isPositive().isLessThan(50_000_000);
    assertThat(out.resolve("spikes.h5")).isNotEmptyFile();
    assertThat(out.resolve("raster.png")).isNotEmptyFile();
  }

  @Test
  void aProgramGoesOnWithWhatWasRecorded(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeThat(ignoresInterrupts()).as("SIGINT is ignored here, as in background jobs").isFalse();
    Path program = folder.resolve("long-run.java");
    Files.writeString(
        program,
        """
        import cajal.brain.models.Lif;
        import cajal.brain.network.Network;

        void main() {
          var net = new Network(0.1);
          var cells = net.population(new Lif(), 10);
          cells.stimulate(c -> c.input += 30);
          var spikes = net.spikes(cells);
          net.run(100);
          IO.println("running");
          net.run(100_000_000);
          net.run(100_000_000);
          IO.println("main goes on: " + (spikes.size() > 0 && net.time() < 1e8));
          while (true) {}
        }
        """);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(Started.cajal("run", program.toString()))
            .redirectError(err.toFile())
            .redirectOutput(out.toFile())
            .start();
    await(out, "running");
    interrupt(process);
    await(out, "main goes on: true");
    assertThat(Files.readString(err)).contains("Ctrl-C once more ends it at once");
    interrupt(process);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private static void await(Path file, String text) throws IOException, InterruptedException {
    for (int i = 0; i < 600 && !Files.readString(file).contains(text); i++) Thread.sleep(100);
    assertThat(file).content().contains(text);
  }

  /// Processes inherit it, and a JVM leaves it so.
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return false;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & 2) != 0);
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }
}
