package cajal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NPZ files: a zip of named NPY arrays, as `numpy.savez_compressed` writes and `numpy.load` reads.
public final class Npz {
  /// What the densest deflated data unpacks to: RFC 1951 has no code shorter than for 258 of 2
  /// bits.
  private static final long DENSEST = 1032;

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
      long size = Files.size(file);
      List<? extends ZipEntry> entries = zip.stream().toList();
      requireNamesOnce(entries, file);
      for (ZipEntry entry : entries) {
        String name = entry.getName();
        if (!name.endsWith(".npy")) continue;
        String key = name.substring(0, name.length() - 4);
        arrays.put(key, read(zip, entry, size, inside(file, name)));
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

  /// Of two entries with one name, only the last could be read.
  private static void requireNamesOnce(List<? extends ZipEntry> entries, Path file) {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : entries) {
      if (names.add(entry.getName())) continue;
      throw new FormatError(
          file,
          "each name once",
          "'" + entry.getName() + "' a second time",
          "Write it again with numpy.savez, which gives each array a name.");
    }
  }

  private static NpyArray read(ZipFile zip, ZipEntry entry, long fileSize, Path inside)
      throws IOException {
    long packed = entry.getCompressedSize();
    long most = entry.getMethod() == ZipEntry.STORED ? packed : packed * DENSEST + 64;
    if (packed > fileSize || entry.getSize() > most) {
      throw new FormatError(
          inside,
          "at most " + most + " bytes out of " + packed + " in a file of " + fileSize,
          "a claim of " + entry.getSize(),
          "The zip is damaged: copy or write it again.");
    }
    try (InputStream plain = zip.getInputStream(entry)) {
      CheckedInputStream checked = new CheckedInputStream(plain, new CRC32());
      NpyArray array = Npy.read(checked, inside, entry.getSize());
      if (checked.getChecksum().getValue() == entry.getCrc()) return array;
    }
    throw new FormatError(
        inside,
        "bytes whose CRC-32 is %08x".formatted(entry.getCrc()),
        "other bytes",
        "The file was changed or damaged: copy or write it again.");
  }

  /// An array in the file as a path, for messages.
  private static Path inside(Path file, String name) {
    try {
      return Path.of(file + "/" + name);
    } catch (InvalidPathException e) {
      return file;
    }
  }
}
