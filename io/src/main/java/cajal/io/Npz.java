package cajal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NPZ files: a zip of named NPY arrays, as `numpy.savez_compressed` writes and `numpy.load` reads.
public final class Npz {
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /// Writes the file whole or not at all; the same arrays always give the same bytes.
  ///
  /// @throws WriteError if the file system refuses
  public static void write(Path target, SequencedMap<String, NpyArray> arrays) {
    AtomicFile.write(
        target,
        temporary -> {
          try (var zip =
              new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
              ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
              entry.setTimeLocal(ZIP_EPOCH);
              zip.putNextEntry(entry);
              Npy.write(zip, array.getValue());
              zip.closeEntry();
            }
          }
        });
  }

  /// The arrays by name, in the order of the file.
  ///
  /// @throws FormatError if the file is missing, damaged, or holds a type Cajal does not read
  public static SequencedMap<String, NpyArray> read(Path file) {
    FormatError.requireReadable(file, "an NPZ file");
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (!name.endsWith(".npy")) continue;
        Path inside = file.resolve(name);
        arrays.put(
            name.substring(0, name.length() - 4), Npy.read(zip.getInputStream(entry), inside));
      }
    } catch (ZipException e) {
      throw new FormatError(
          file,
          "an NPZ file (a zip of NPY arrays)",
          "a damaged or different file (" + e.getMessage() + ")",
          "Copy the file again, or write it with numpy.savez.",
          e);
    } catch (IOException e) {
      throw FormatError.unreadable(file, "an NPZ file", e);
    }
    return arrays;
  }
}
