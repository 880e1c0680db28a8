package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files written row by row: whole when closed, absent before and after a failure.
class RowFilesTest {
  @TempDir private Path folder;

  private void assertOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> String.valueOf(f.getFileName()))).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void npyHasTheNumberOfRowsThatCame() throws IOException {
    Path file = folder.resolve("v.npy");
    try (NpyRows rows = NpyRows.open(file, NpyType.F8, 3)) {
      for (int i = 0; i < 10_000; i++) rows.append(i, i + 0.5, -i);
      assertThat(Files.exists(file)).isFalse();
      assertThat(rows.rows()).isEqualTo(10_000);
    }
    NpyArray read = Npy.read(file);
    assertThat(read.shape()).containsExactly(10_000, 3);
    assertThat(read.doubles()[3 * 9_999 + 1]).isEqualTo(9_999.5);
    assertOnly("v.npy");
  }

  @Test
  void npyOfFloatsRoundsDoubles() {
    Path file = folder.resolve("v.npy");
    try (NpyRows rows = NpyRows.open(file, NpyType.F4, 2)) {
      rows.append(0.1f, 2f);
      rows.append(0.1, 3);
    }
    assertThat(Npy.read(file).data()).isEqualTo(new float[] {0.1f, 2, 0.1f, 3});
  }

  @Test
  void npyWithoutRowsIsValid() {
    Path file = folder.resolve("v.npy");
    NpyRows.open(file, NpyType.F8, 4).close();
    assertThat(Npy.read(file).shape()).containsExactly(0, 4);
  }

  @Test
  void csvHoldsNumbersThatReadBackEqual() throws IOException {
    Path file = folder.resolve("v.csv");
    try (CsvRows rows = CsvRows.open(file, List.of("time", "v"))) {
      rows.append(0.1, -60);
      rows.append(566.942, Double.NaN);
      rows.append(0.1f, -0f);
      rows.append(1e300, -0.0);
      assertThat(Files.exists(file)).isFalse();
    }
    assertThat(file).hasContent("time,v\n0.1,-60\n566.942,NaN\n0.1,-0.0\n1.0E300,-0.0\n");
    assertOnly("v.csv");
  }

  @Test
  void discardedFilesLeaveNothingAndTheOldFileStays() throws IOException {
    Path old = folder.resolve("v.csv");
    Files.writeString(old, "old");
    CsvRows csv = CsvRows.open(old, List.of("v"));
    csv.append(1.0);
    csv.discard();
    csv.close();
    NpyRows npy = NpyRows.open(folder.resolve("v.npy"), NpyType.F8, 1);
    npy.append(1.0);
    npy.discard();
    npy.close();
    SpikeCsv spikes = SpikeCsv.open(folder.resolve("s.csv"));
    spikes.append("E", 1, 2);
    spikes.discard();
    assertOnly("v.csv");
    assertThat(old).hasContent("old");
  }

  @Test
  void wrongUseIsRefused() {
    Path file = folder.resolve("v.npy");
    assertThatThrownBy(() -> NpyRows.open(file, NpyType.I4, 1)).hasMessageContaining("F4 or F8");
    assertThatThrownBy(() -> NpyRows.open(file, NpyType.F8, 0)).hasMessageContaining("column");
    try (NpyRows rows = NpyRows.open(file, NpyType.F8, 2)) {
      assertThatThrownBy(() -> rows.append(1.0, 2, 3))
          .hasMessageContainingAll("v.npy", "2 numbers", "has 3");
    }
    NpyRows closed = NpyRows.open(file, NpyType.F8, 2);
    closed.close();
    assertThatThrownBy(() -> closed.append(1.0, 2)).hasMessageContaining("closed");
    CsvRows csv = CsvRows.open(folder.resolve("v.csv"), List.of("a", "b"));
    assertThatThrownBy(() -> csv.append(1.0)).hasMessageContainingAll("2 fields", "has 1");
    csv.discard();
  }
}
