package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.io.NpyArray;
import cajal.io.Npz;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchHhFitCommandTest {
  private static final String ONCE = "bench hh-fit --runs 1 --warm-up 0 ";

  @Test
  void oneLineHasTheKeysOfThePeers() {
    Ran ran = Ran.line(ONCE + "--candidates 2");
    assertThat(ran.err()).isEmpty();
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.keySet())
        .contains("peer", "version", "model", "n", "bio_s", "compile_s", "run_s", "best_run_s")
        .contains("rate_hz", "threads", "dtype", "seed", "host", "forward_s", "median_s")
        .contains("losses", "gradient_of_first");
    assertThat(line.get("model").getAsString()).isEqualTo("hh-fit x2");
    assertThat(line.getAsJsonArray("losses")).hasSize(2);
    assertThat(line.getAsJsonArray("gradient_of_first")).hasSize(4);
  }

  @Test
  void candidatesAreReadFromAFile(@TempDir Path folder) {
    Path file = folder.resolve("candidates.npz");
    float[] known = {0.00836366f, 24.69774f, 5.814895f, -55.310945f};
    write(file, "candidates", NpyArray.of(known, 1, 4));
    JsonObject line =
        JsonParser.parseString(Ran.line(ONCE + "--load " + file).out()).getAsJsonObject();
    assertThat(line.get("n").getAsInt()).isEqualTo(1);
    assertThat(line.getAsJsonArray("losses").get(0).getAsDouble()).isLessThan(1e-4);
    assertThat(Ran.line(ONCE + "--candidates 2 --load " + file).err())
        .contains("--candidates 2: " + file + " has 1 to 1.");
  }

  @Test
  void aFileOfSomethingElseIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("other.npz");
    write(file, "candidates", NpyArray.of(new float[6], 2, 3));
    assertThat(Ran.line(ONCE + "--load " + file).err())
        .contains(file + ": expected an array 'candidates' of f32[N, 4], found", "[2, 3]");
    write(file, "points", NpyArray.of(new float[4], 1, 4));
    assertThat(Ran.line(ONCE + "--load " + file).err()).contains("found none of this name");
  }

  private static void write(Path file, String name, NpyArray array) {
    LinkedHashMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put(name, array);
    Npz.write(file, arrays);
  }
}
