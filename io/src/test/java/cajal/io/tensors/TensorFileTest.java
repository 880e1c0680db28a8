package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import cajal.io.NpyArray;
import cajal.io.Npz;
import cajal.ir.DType;
import cajal.ir.Type;
import cajal.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {
  @TempDir private Path folder;

  private static List<NamedArray> arrays() {
    double[] many = new double[70_001];
    Arrays.setAll(many, i -> Math.sin(i));
    float nan = Float.intBitsToFloat(0x7fc12345);
    return List.of(
        new NamedArray("truths", Type.of(DType.BOOL, 3), new boolean[] {true, false, true}),
        new NamedArray("many", Type.of(DType.F64, 70_001), many),
        new NamedArray(
            "layer.0/weights ü",
            Type.of(DType.F32, 2, 1, 2),
            new float[] {1.5f, -0f, nan, Float.NEGATIVE_INFINITY}),
        new NamedArray("none", Type.of(DType.F32, 0, 7), new float[0]),
        new NamedArray("one", Type.scalar(DType.I32), new int[] {Integer.MIN_VALUE}),
        new NamedArray("long", Type.of(DType.I64, 1, 2), new long[] {Long.MAX_VALUE, 1}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz", "A.NPZ"})
  void whatIsWrittenIsReadBitForBitInItsOrder(String name) throws IOException {
    Path file = folder.resolve(name);
    TensorFile.write(file, arrays(), Map.of("task", "digits", "note", "\"ü\"\n"));
    TensorFile read = TensorFile.read(file);
    assertThat(read.arrays().sequencedKeySet())
        .containsExactly("truths", "many", "layer.0/weights ü", "none", "one", "long");
    for (NamedArray array : arrays()) {
      assertThat(read.array(array.name()).type()).isEqualTo(array.type());
      assertThat(bits(read.array(array.name()))).isEqualTo(bits(array));
    }
    assertThat(read.metadata()).isEqualTo(Map.of("task", "digits", "note", "\"ü\"\n"));
    byte[] first = Files.readAllBytes(file);
    TensorFile.write(file, arrays(), Map.of("note", "\"ü\"\n", "task", "digits"));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  private static Object bits(NamedArray array) {
    if (!(array.array() instanceof float[] floats)) return array.array();
    int[] bits = new int[floats.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(floats[i]));
    return bits;
  }

  @Test
  void tensorsKeepTypeShapeAndNumbers() {
    Path file = folder.resolve("a.safetensors");
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("w", Tensor.of(1f, 2f, 3f, 4f, 5f, 6f).reshape(3, 2));
    tensors.put("rate", Tensor.scalar(0.5));
    tensors.put("step", Tensor.of(7, 8));
    tensors.put("mask", Tensor.of(true, false));
    TensorFile.write(file, tensors, Map.of());
    TensorFile read = TensorFile.read(file);
    assertThat(read.arrays().sequencedKeySet()).containsExactly("w", "rate", "step", "mask");
    tensors.forEach((name, t) -> assertThat(read.tensor(name).type()).isEqualTo(t.type()));
    assertThat(read.tensor("w").floats()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.tensor("rate").doubles()).containsExactly(0.5);
    assertThat(read.tensor("step").ints()).containsExactly(7, 8);
    assertThat(read.tensor("mask").booleans()).containsExactly(true, false);
  }

  @Test
  void longNumbersBecomeTensorsWhereTheyFit() {
    assertThat(new NamedArray("y", Type.of(DType.I64, 2), new long[] {3, -4}).tensor().ints())
        .containsExactly(3, -4);
    assertThatThrownBy(
            () -> new NamedArray("y", Type.of(DType.I64, 1), new long[] {1L << 31}).tensor())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'y'", "2147483648", "i32");
  }

  @Test
  void namesThatAreMissingAreSpelled() {
    Path file = folder.resolve("a.npz");
    TensorFile.write(file, Map.of("weights", Tensor.of(1f)), Map.of());
    assertThatThrownBy(() -> TensorFile.read(file).tensor("wieghts"))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("a.npz", "'wieghts'", "Did you mean weights?");
  }

  @Test
  void otherEndingsAndTakenNamesAreRefused() {
    assertThatThrownBy(() -> TensorFile.read(folder.resolve("a.pt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("a.pt", ".safetensors or .npz");
    var one = new NamedArray("w", Type.of(DType.F32, 1), new float[1]);
    for (String name : List.of("a.npz", "a.safetensors")) {
      Path file = folder.resolve(name);
      assertThatThrownBy(() -> TensorFile.write(file, List.of(one, one), Map.of()))
          .hasMessageContaining("'w', a name that is taken");
      assertThatThrownBy(
              () -> TensorFile.write(file, Map.of("__metadata__", Tensor.of(1f)), Map.of()))
          .hasMessageContaining("__metadata__");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void arraysThatDoNotFitTheirTypeAreRefused() {
    assertThatThrownBy(() -> new NamedArray("w", Type.of(DType.F32, 2, 2), new float[3]))
        .hasMessageContainingAll("'w'", "f32[2,2] takes 4", "float[3]");
    assertThatThrownBy(() -> new NamedArray("w", Type.of(DType.F32, 3), new double[3]))
        .hasMessageContaining("double[3]");
  }

  @Test
  void metadataThatIsNoTextIsRefused() {
    Path file = folder.resolve("a.npz");
    for (Object found : List.of(new double[1], "[1]".getBytes(), "nul".getBytes())) {
      Npz.write(file, new LinkedHashMap<>(Map.of("__metadata__", NpyArray.of(found))));
      assertThatThrownBy(() -> TensorFile.read(file))
          .isInstanceOf(FormatError.class)
          .hasMessageContaining("__metadata__");
    }
  }
}
