package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.io.tensors.TensorFile;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Fill;
import cajal.trace.Tensor;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRsnnCommandTest {
  private static final String ONCE = "bench rsnn --runs 1 --warm-up 0 --threads 1 ";

  @Test
  void oneLineHasTheKeysOfThePeersAndTheLossFalls() {
    Ran ran = Ran.line(ONCE + "--n 32 --batch 8 --steps 30");
    assertThat(ran.err()).isEmpty();
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.keySet())
        .contains("peer", "version", "model", "n", "bio_s", "compile_s", "run_s", "best_run_s")
        .contains("rate_hz", "threads", "dtype", "seed", "host", "median_s", "first_loss")
        .contains("last_loss", "losses");
    assertThat(line.get("model").getAsString()).isEqualTo("rsnn n=32 batch=8 T=30");
    JsonArray losses = line.getAsJsonArray("losses");
    assertThat(losses).hasSize(11);
    assertThat(losses.get(10).getAsDouble()).isLessThan(losses.get(0).getAsDouble());
  }

  @Test
  void startsFromTheArraysOfAFile(@TempDir Path folder) {
    Path file = folder.resolve("start.npz");
    Tensor silent = Fill.from(Type.of(DType.F32, 5, 2, 3), new float[30]);
    TensorFile.write(
        file,
        Map.of(
            "x", silent,
            "y", Tensor.of(0, 1),
            "Win", Fill.from(Type.of(DType.F32, 3, 4), new float[12]),
            "Wrec", Fill.from(Type.of(DType.F32, 4, 4), new float[16]),
            "Wout", Fill.from(Type.of(DType.F32, 4, 10), new float[40])),
        Map.of());
    Ran ran = Ran.line(ONCE + "--load " + file);
    assertThat(ran.err()).isEmpty();
    JsonObject line = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(line.get("first_loss").getAsDouble()).isEqualTo(2.30259);
    assertThat(line.get("model").getAsString()).isEqualTo("rsnn n=4 batch=2 T=5");
  }

  @Test
  void arraysThatDoNotFitAreNamed(@TempDir Path folder) {
    Path file = folder.resolve("other.npz");
    TensorFile.write(file, Map.of("x", Tensor.of(1f)), Map.of());
    assertThat(Ran.line(ONCE + "--load " + file).err()).contains(file.toString(), "'y'");
    assertThat(Ran.line(ONCE + "--n 0").err()).contains("--n 0: give 1 or more");
    assertThat(Ran.line(ONCE + "--n 4 --load " + file).err()).contains("--n");
  }
}
