package cajal.io.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cajal.io.FormatError;
import cajal.io.sonata.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberCsvTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes());
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(Path file, String... says) {
    assertThatThrownBy(() -> NumberCsv.read(file))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining(file + ": expected")
        .hasMessageContainingAll(says);
  }

  @Test
  void rowsAndColumnsAreRead() throws IOException {
    NamedArray table = NumberCsv.read(file("a.csv", "1,2.5,-3\n4,5,6e2\n\n"));
    assertThat(table.type()).hasToString("f64[2,3]");
    assertThat(table.tensor().doubles()).containsExactly(1, 2.5, -3, 4, 5, 600);
    assertThat(NumberCsv.read(file("b.csv", "")).type()).hasToString("f64[0,0]");
  }

  @Test
  void packedFilesAreReadWhole() throws IOException {
    String text = "1,2\n".repeat(5000);
    Path file = Files.write(folder.resolve("a.csv.gz"), packed(text));
    assertThat(NumberCsv.read(file).type()).hasToString("f64[5000,2]");
    byte[] all = packed(text);
    Files.write(file, Arrays.copyOf(all, all.length - 12));
    assertRefused(file, "damaged");
    assertRefused(Files.write(folder.resolve("b.csv"), all), "no text", ".gz");
    assertRefused(file("c.csv.gz", "1,2\n"), "damaged");
  }

  @Test
  void theDigitsAreRead() {
    NamedArray digits = NumberCsv.read(SharedData.path("digits/digits.csv.gz"));
    assertThat(digits.type()).hasToString("f64[1797,65]");
    double[] all = digits.tensor().doubles();
    assertThat(Arrays.copyOf(all, 8)).containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
    assertThat(all[65 * 2 + 64]).isEqualTo(2);
  }

  @Test
  void theLineThatIsWrongIsNamed() throws IOException {
    assertRefused(file("a.csv", "1,2\n3\n"), "2 fields", "1 in line 2");
    assertRefused(file("a.csv", "1,2\n3,four\n"), "field 2", "'four' in line 2");
    assertRefused(file("a.csv", "1,NaN\n"), "finite", "'NaN' in line 1");
    assertRefused(file("a.csv", "x,y\n1,2\n"), "field 1", "header");
    assertRefused(folder.resolve("none.csv"), "no such file");
  }
}
