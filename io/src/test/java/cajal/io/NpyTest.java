package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir private Path folder;

  static Stream<NpyArray> arrays() {
    double[] many = new double[100_003];
    Arrays.setAll(many, i -> Math.sin(i));
    return Stream.of(
        NpyArray.of(many),
        NpyArray.of(new double[] {1, -0.0, Double.NaN, Double.POSITIVE_INFINITY}, 2, 2),
        NpyArray.of(new float[] {1.5f, -2, 3, 4, 5, 6}, 1, 2, 3),
        NpyArray.of(new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}),
        NpyArray.of(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, 3, 1),
        NpyArray.of(new byte[] {0, 127, (byte) 200}),
        NpyArray.of(new boolean[] {true, false, true}),
        NpyArray.of(new double[0]),
        NpyArray.of(new float[0], 0, 7),
        NpyArray.scalar(42));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void whatIsWrittenIsRead(NpyArray array) {
    Path file = folder.resolve("a.npy");
    Npy.write(file, array);
    NpyArray read = Npy.read(file);
    assertThat(read.shape()).isEqualTo(array.shape());
    assertThat(read.data()).isEqualTo(array.data());
  }

  @Test
  void bytesAreThoseOfNumpy() throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(new double[] {1, 2, 3}));
    byte[] bytes = Files.readAllBytes(file);
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }";
    assertThat(bytes).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, header.length(), StandardCharsets.US_ASCII)).isEqualTo(header);
    assertThat(bytes[127]).isEqualTo((byte) '\n');
    assertThat(bytes).hasSize(128 + 24);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(136)).isEqualTo(2);
  }

  @Test
  void columnMajorFilesAreReadRowByRow() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(
        file, npy("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3), }", 1, 4, 2, 5, 3, 6));
    NpyArray read = Npy.read(file);
    assertThat(read.shape()).containsExactly(2, 3);
    assertThat(read.longs()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(read.doubles()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  private static byte[] npy(String header, int... values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(new byte[] {(byte) (header.length() + 1), 0});
    out.write((header + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int value : values) out.write(new byte[] {(byte) value, 0, 0, 0});
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9, 40, 128, 140})
  void truncatedFilesAreNamed(int bytes) throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, NpyArray.of(new double[] {1, 2, 3}));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    assertThatThrownBy(() -> Npy.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContainingAll("a.npy: expected", "found");
  }

  @Test
  void typesAndShapesThatCannotBeReadAreNamed() throws IOException {
    Path file = folder.resolve("a.npy");
    Files.write(file, npy("{'descr': '>f8', 'fortran_order': False, 'shape': (2,), }"));
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContainingAll("'>f8'", "astype('<f8')");
    Files.write(
        file, npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999, 99999999), }"));
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContainingAll("at most", "99999999");
    Files.writeString(file, "time,v\n0,1\n");
    assertThatThrownBy(() -> Npy.read(file)).hasMessageContaining("does not start like one");
    assertThatThrownBy(() -> Npy.read(folder.resolve("b.npy")))
        .hasMessageContaining("no such file");
  }

  @Test
  void wrongArraysAreRefused() {
    assertThatThrownBy(() -> NpyArray.of("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not String");
    assertThatThrownBy(() -> NpyArray.of(new double[6], 2, 4))
        .hasMessageContainingAll("[2, 4]", "6 elements");
    assertThatThrownBy(() -> NpyArray.of(new double[] {1.5}).longs())
        .hasMessageContaining("doubles()");
  }
}
