package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import cajal.trace.Parameter;
import cajal.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz"})
  void everythingComesBackBitForBit(String name) {
    Path file = folder.resolve(name);
    float nan = Float.intBitsToFloat(0xffc00001);
    Parameter w = Parameter.of("w", Tensor.of(nan, -0f, Float.MIN_VALUE));
    Parameter tau = Parameter.of("tau", Tensor.scalar(Math.PI));
    Map<String, Tensor> slots = Map.of("w.0", Tensor.of(1f, 2f, 3f));
    Map<String, Long> counters = Map.of("epoch", 3L, "batch", 17L, "seed", Long.MIN_VALUE);
    Checkpoint.of(List.of(w, tau), slots, counters)
        .described(Map.of("task", "yinyang"))
        .write(file);

    Checkpoint read = Checkpoint.read(file);
    w.set(Tensor.of(0f, 0f, 0f));
    tau.set(Tensor.scalar(0.0));
    read.restore(List.of(w, tau));
    assertThat(Float.floatToRawIntBits(w.value().floats()[0])).isEqualTo(0xffc00001);
    assertThat(w.value().floats()).endsWith(-0f, Float.MIN_VALUE);
    assertThat(tau.value().doubles()).containsExactly(Math.PI);
    assertThat(read.state()).containsOnlyKeys("w.0");
    assertThat(read.state().get("w.0").floats()).containsExactly(1, 2, 3);
    assertThat(read.counters()).isEqualTo(counters);
    assertThat(read.counter("seed")).isEqualTo(Long.MIN_VALUE);
    assertThat(read.metadata()).isEqualTo(Map.of("task", "yinyang"));
    ParameterFile.load(file, List.of(w, tau));
  }

  @Test
  void otherFilesCountersAndKeysAreRefused() {
    Path file = folder.resolve("a.safetensors");
    Parameter w = Parameter.of("w", Tensor.of(1f));
    ParameterFile.save(file, List.of(w));
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("a.safetensors", "cajal checkpoint 2", "ParameterFile.load");
    Checkpoint one = Checkpoint.of(List.of(w), Map.of(), Map.of("epoch", 1L));
    assertThatThrownBy(() -> one.counter("epohc"))
        .hasMessageContainingAll("'epohc'", "Did you mean epoch?");
    assertThatThrownBy(() -> one.restore(List.of(Parameter.of("w", Tensor.of(1f, 2f)))))
        .hasMessageContaining("expected 'w' f32[2], found 'w' f32[1]");
    assertThatThrownBy(() -> one.described(Map.of("counter/x", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counter/x");
    Map<String, String> texts = Map.of("format", "cajal checkpoint 2", "counter/epoch", "soon");
    TensorFile.write(file, List.of(), Digest.added(texts, List.of()));
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("counter/epoch", "'soon'");
  }

  @Test
  void aChangedByteIsFoundWhereverItIs() throws IOException {
    Path file = folder.resolve("b.safetensors");
    Parameter w = Parameter.of("w", Tensor.of(1f, 2f));
    Checkpoint.of(List.of(w), Map.of("m", Tensor.of(3f)), Map.of("epoch", 1L))
        .described(Map.of("task", "digits"))
        .write(file);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      if (good[i] == ' ' || bad[i] == ' ') continue;
      Files.write(file, bad);
      assertThatThrownBy(() -> Checkpoint.read(file))
          .as("byte %d of %d", i, good.length)
          .isInstanceOf(FormatError.class)
          .hasMessageContaining("b.safetensors");
    }
    byte[] last = good.clone();
    last[last.length - 1] ^= 1;
    Files.write(file, last);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .hasMessageContaining("of the array 'state/m'")
        .hasMessageContaining("The file was damaged after it was written");
  }

  @Test
  void whatIsNoNumberIsNamed() {
    Path file = folder.resolve("c.safetensors");
    Parameter w = Parameter.of("w", Tensor.of(1f, Float.NaN));
    Checkpoint.of(List.of(w), Map.of(), Map.of()).write(file);
    assertThatThrownBy(() -> Checkpoint.read(file).requireFinite(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("finite numbers in 'w', found NaN at index 1");
  }
}
