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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzDamageTest {
  @TempDir private Path folder;

  private Path npz(byte[] npy, boolean stored) throws IOException {
    Path file = folder.resolve("w.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("v.npy");
      if (stored) {
        CRC32 crc = new CRC32();
        crc.update(npy);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(npy.length);
        entry.setCrc(crc.getValue());
      }
      zip.putNextEntry(entry);
      zip.write(npy);
      zip.closeEntry();
    }
    return file;
  }

  private static byte[] npy(String descr, String shape, int bytes) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(descr, shape);
    ByteBuffer all = ByteBuffer.allocate(10 + header.length() + bytes);
    all.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93).put("NUMPY".getBytes());
    all.put((byte) 1).put((byte) 0).putShort((short) header.length()).put(header.getBytes());
    return all.array();
  }

  private static void assertRefused(Path file, String... says) {
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("w.npz")
        .hasMessageContainingAll(says);
  }

  @Test
  void whatIsNoZipIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("w.npz"), "time,v\n0,1\n");
    assertRefused(file, "a zip of NPY arrays");
  }

  @Test
  void theArrayThatIsDamagedIsNamed() throws IOException {
    byte[] npy = npy("<f4", "2,", 8);
    npy[1] = 'X';
    assertRefused(npz(npy, false), "w.npz/v.npy", "does not start like one");
    assertRefused(npz(npy(">f4", "2,", 8), true), "v.npy", "big-endian", "astype");
    assertRefused(npz(npy("<f4", "2,", 7), true), "v.npy", "2 elements of 4 bytes", "only 1");
    assertRefused(npz(npy("<f4", "2,", 9), true), "v.npy", "<f4 (2)", "more bytes behind it");
    assertRefused(npz(npy("<f4", "99999999999999999999,", 8), true), "'99999999999999999999'");
    assertRefused(npz(npy("<f4", "9, 9999999999, 0", 0), true), "at most 2147483639");
  }

  @Test
  void sizesThatTheFileCannotHoldAskForNoMemory() throws IOException {
    assertRefused(npz(npy("<f8", "2147483639,", 8), true), "17179869112 bytes", "only");
    Path file = npz(npy("<f8", "268435455,", 8), false);
    byte[] bytes = Files.readAllBytes(file);
    int directory = find(bytes, new byte[] {'P', 'K', 1, 2});
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, Integer.MAX_VALUE);
    assertRefused(Files.write(file, bytes), "v.npy", "a claim of 2147483647");
  }

  @Test
  void aChangedBitIsFound() throws IOException {
    byte[] npy = npy("<f4", "2,", 8);
    Path file = npz(npy, true);
    byte[] bytes = Files.readAllBytes(file);
    bytes[find(bytes, npy) + npy.length - 3] ^= 4;
    assertRefused(Files.write(file, bytes), "v.npy", "CRC-32", "damaged");
  }

  @Test
  void namesThatComeTwiceAreRefused() throws IOException {
    Path file = folder.resolve("w.npz");
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("first", NpyArray.of(new float[1]));
    arrays.put("secnd", NpyArray.of(new float[2]));
    Npz.write(file, arrays);
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Files.write(file, bytes.replace("secnd", "first").getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, "each name once", "'first.npy' a second time");
  }

  @Test
  void headersOfAnEndlessLengthAreRefused() throws IOException {
    ByteArrayOutputStream npy = new ByteArrayOutputStream();
    npy.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1});
    assertRefused(npz(npy.toByteArray(), false), "v.npy", "4294967295");
  }

  @Test
  void namesThatAreNoPathsAreStillRead() throws IOException {
    Path file = folder.resolve("w.npz");
    Npz.write(file, new LinkedHashMap<>(Map.of("/a\0b", NpyArray.of(new float[1]))));
    assertThat(Npz.read(file)).containsKey("/a\0b");
  }

  private static int find(byte[] all, byte[] part) {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    return text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }
}
