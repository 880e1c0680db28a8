package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import cajal.ir.DType;
import cajal.ir.Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir private Path folder;

  private Path file(String header, int... data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(8 + text.length + data.length);
    all.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (int b : data) all.put((byte) b);
    return Files.write(folder.resolve("w.safetensors"), all.array());
  }

  private void assertRefused(Path file, String... says) {
    assertThatThrownBy(() -> TensorFile.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("w.safetensors: expected")
        .hasMessageContainingAll(says);
  }

  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    Path file = folder.resolve("a.safetensors");
    var truth = new NamedArray("b", Type.scalar(DType.BOOL), new boolean[] {true});
    var weights = new NamedArray("w", Type.of(DType.F32, 1, 2), new float[] {1, -2});
    TensorFile.write(file, List.of(truth, weights), Map.of("z", "1", "a", "é"));
    String header =
        "{\"__metadata__\":{\"a\":\"é\",\"z\":\"1\"},"
            + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[8,9]},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer expected = ByteBuffer.allocate(8 + padded + 9).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(padded).put(text).put(" ".repeat(padded - text.length).getBytes());
    expected.putFloat(1).putFloat(-2).put((byte) 1);
    assertThat(Files.readAllBytes(file)).isEqualTo(expected.array());
  }

  @Test
  void typesThatCajalLacksAreReadIntoWiderOnes() throws IOException {
    Path file =
        file(
            """
            {"f16": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]},
             "bf16": {"dtype": "BF16", "shape": [1], "data_offsets": [4, 6]},
             "i8": {"dtype": "I8", "shape": [1], "data_offsets": [6, 7]},
             "u8": {"dtype": "U8", "shape": [1], "data_offsets": [7, 8]},
             "i16": {"dtype": "I16", "shape": [1], "data_offsets": [8, 10]},
             "u16": {"dtype": "U16", "shape": [1], "data_offsets": [10, 12]},
             "u32": {"dtype": "U32", "shape": [1], "data_offsets": [12, 16]}}\
            """,
            0x00,
            0x3c,
            0x00,
            0xc0,
            0x80,
            0x3f,
            0xff,
            0xff,
            0xfe,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff);
    TensorFile read = TensorFile.read(file);
    assertThat(read.array("f16").array()).isEqualTo(new float[] {1, -2});
    assertThat(read.array("bf16").array()).isEqualTo(new float[] {1});
    assertThat(read.array("i8").array()).isEqualTo(new int[] {-1});
    assertThat(read.array("u8").array()).isEqualTo(new int[] {255});
    assertThat(read.array("i16").array()).isEqualTo(new int[] {-2});
    assertThat(read.array("u16").array()).isEqualTo(new int[] {65535});
    assertThat(read.array("u32").array()).isEqualTo(new long[] {4294967295L});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 8, 20, 70, 79, 83})
  void truncatedFilesAreRefused(int bytes) throws IOException {
    Path file = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}   ", 1, 2);
    byte[] start = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(start, Math.min(bytes, start.length)));
    assertRefused(file, "found", "again");
  }

  @Test
  void aTruncatedArrayIsNamed() throws IOException {
    assertRefused(
        file("{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", 1, 2, 3),
        "'w' F32[3] in bytes 0 to 12",
        "only 3 bytes behind the header",
        "truncated");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, -1, 100_000_001, 3, 1, 0})
  void lengthsOfTheHeaderBeyondTheFileAskForNoMemory(long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    Path file = Files.write(folder.resolve("w.safetensors"), bytes.array());
    assertRefused(file, "offset 0", Long.toUnsignedString(length), "file of 10 bytes");
  }

  @Test
  void zipsUnderTheWrongNameAreRecognised() throws IOException {
    Path npz = folder.resolve("w.npz");
    TensorFile.write(npz, Map.of(), Map.of());
    assertRefused(Files.move(npz, folder.resolve("w.safetensors")), ".npz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0,8 | 4,12 | 'b' F32[2] in bytes 4 to 12, which overlaps 'a'",
        "0,8 | 9,17 | with a gap behind 'a'",
        "1,9 | 9,17 | begins at byte 0",
        "0,8 | 8,12 | data_offsets from 8 to 12",
        "0,8 | 16,8 | data_offsets from 16 to 8",
        "-8,0 | 0,8 | data_offsets from -8 to 0",
        "0,8 | 8,9223372036854775807 | data_offsets",
      })
  void placesThatDoNotFitAreNamed(String a, String b, String says) throws IOException {
    String entry = "\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%s]}";
    assertRefused(
        file("{" + entry.formatted("a", a) + "," + entry.formatted("b", b) + "}", new int[17]),
        says);
  }

  @Test
  void bytesBehindTheLastArrayAreNamed() throws IOException {
    assertRefused(
        file("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1, 2, 3),
        "1 bytes behind the header",
        "3, 2 more behind 'w'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},"
            + "\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}"
            + " | 'w' a second time",
        "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}} | 'k' a second time",
        "{\"__metadata__\":{\"k\":1}} | texts",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]} | malformed",
        "{\"w\":[1]} | malformed",
        "{w:1} | malformed",
        "[1] | malformed",
        "{} {} | malformed",
        "{\"w\":{\"shape\":[0],\"data_offsets\":[0,0]}} | null, [0] and [0, 0]",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0]}} | two data_offsets of 'w'",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[0.5],\"data_offsets\":[0,0]}} | malformed",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0],\"x\":1}} | 'x'",
        "{\"w\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]}} | the type C64",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,0]}} | shape [-1]",
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[99999999,99999999],\"data_offsets\":[0,0]}}"
            + " | at most 2147483639 elements for 'w'",
        "{\"w\":{\"dtype\":\"F64\",\"shape\":[2147483639],\"data_offsets\":[0,17179869112]}}"
            + " | only 0 bytes behind the header",
      })
  void headersThatAreDamagedAreNamed(String header, String says) throws IOException {
    assertRefused(file(header), says);
  }

  @Test
  void aHeaderThatIsNoTextIsNamed() throws IOException {
    Path file = file("{\"w\": \"????\"}");
    byte[] bytes = Files.readAllBytes(file);
    bytes[16] = (byte) 0xff;
    assertRefused(Files.write(file, bytes), "no text");
  }
}
