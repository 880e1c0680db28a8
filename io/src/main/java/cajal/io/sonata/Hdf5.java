package cajal.io.sonata;

import cajal.error.Reason;
import cajal.io.FormatError;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.FixedPoint;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An HDF5 file open for reading, with every fault of the file turned into a [FormatError].
final class Hdf5 implements AutoCloseable {
  private static final String COPY = "The file is damaged: copy or download it again.";
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /// The bytes up to the end of the field that states the length of the file.
  private static final int SUPERBLOCK = 48;

  /// No file holds more bytes of data than this times its own (zlib's highest ratio).
  private static final long DEFLATE_LIMIT = 1032;

  private final Path file;
  private final HdfFile hdf;
  private final Arena memory;

  private Hdf5(Path file, HdfFile hdf, Arena memory) {
    this.file = file;
    this.hdf = hdf;
    this.memory = memory;
  }

  static Hdf5 open(Path file) {
    FormatError.requireReadable(file, "an HDF5 file");
    checkLength(file);
    Arena memory = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file)) {
      return new Hdf5(file, open(file, channel, memory), memory);
    } catch (RuntimeException e) {
      memory.close();
      throw damaged(file, "an HDF5 file", e);
    } catch (IOException e) {
      memory.close();
      throw FormatError.unreadable(file, "an HDF5 file", e);
    }
  }

  /// Maps the file where it can: a length that damage made huge then fails at once, where jhdf
  /// would allocate it before it reads.
  private static HdfFile open(Path file, FileChannel channel, Arena memory) throws IOException {
    long size = channel.size();
    return size > Integer.MAX_VALUE
        ? new HdfFile(file)
        : HdfFile.fromByteBuffer(
            channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory).asByteBuffer());
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    hdf.close();
    memory.close();
  }

  /// The names inside a group, sorted.
  Set<String> names(String group) {
    return guarded(group, () -> new TreeSet<>(groupAt(group).getChildren().keySet()));
  }

  boolean has(String path) {
    return guarded(path, () -> find(path) != null);
  }

  boolean isGroup(String path) {
    return guarded(path, () -> find(path) instanceof Group);
  }

  boolean isText(String path) {
    return guarded(path, () -> datasetAt(path).getJavaType() == String.class);
  }

  int length(String path) {
    return guarded(
        path,
        () -> {
          int[] dimensions = datasetAt(path).getDimensions();
          if (dimensions.length == 1) return dimensions[0];
          throw new FormatError(
              file,
              path + " with one dimension",
              Arrays.toString(dimensions),
              "Write it as a one-dimensional dataset.");
        });
  }

  /// An attribute as text, or null if the object has none of that name.
  @Nullable String text(String path, String attribute) {
    return guarded(
        path,
        () -> {
          Node node = find(path);
          Attribute found = node == null ? null : node.getAttribute(attribute);
          if (found == null) return null;
          Object data = found.getData();
          return data instanceof Object[] array && array.length == 1
              ? String.valueOf(array[0])
              : String.valueOf(data);
        });
  }

  String[] texts(String path) {
    return guarded(
        path,
        () ->
            switch (datasetAt(path).getDataFlat()) {
              case Object[] array ->
                  Arrays.stream(array).map(String::valueOf).toArray(String[]::new);
              case Object other -> throw wrongType(path, "texts", other);
            });
  }

  double[] doubles(String path) {
    length(path);
    return guarded(
        path,
        () ->
            switch (elements(path)) {
              case double[] d -> d;
              case float[] f -> Numbers.doubles(f);
              case Object other -> Numbers.doubles(integers(path, other));
            });
  }

  long[] longs(String path) {
    length(path);
    return guarded(
        path,
        () -> {
          Dataset dataset = datasetAt(path);
          long[] direct = unsigned64(dataset);
          return direct != null ? direct : integers(path, elements(path));
        });
  }

  /// The elements as an array of the dataset's type; jhdf has no type for an empty one.
  private Object elements(String path) {
    Dataset dataset = datasetAt(path);
    return dataset.getSize() == 0 ? new long[0] : dataset.getDataFlat();
  }

  /// Numbers that must lie from 0 to `limit - 1`.
  int[] indices(String path, long limit, String what) {
    long[] longs = longs(path);
    int[] result = new int[longs.length];
    for (int i = 0; i < longs.length; i++) {
      if (longs[i] < 0 || longs[i] >= limit) {
        throw new FormatError(
            file,
            path + " to name " + what + ", from 0 to " + (limit - 1),
            longs[i] + " at position " + i,
            "Correct the file, or the configuration if it names the wrong files.");
      }
      result[i] = (int) longs[i];
    }
    return result;
  }

  /// Unsigned 64-bit integers read without one BigInteger for each; null where that cannot be done.
  private static long @Nullable [] unsigned64(Dataset dataset) {
    if (!(dataset instanceof ContiguousDataset contiguous)
        || !(dataset.getDataType() instanceof FixedPoint type)
        || type.getSize() != Long.BYTES
        || type.getByteOrder() != ByteOrder.LITTLE_ENDIAN
        || dataset.getSize() == 0) {
      return null;
    }
    ByteBuffer bytes = contiguous.getBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long[] result = new long[Math.toIntExact(dataset.getSize())];
    bytes.asLongBuffer().get(result);
    return result;
  }

  private long[] integers(String path, Object data) {
    return switch (data) {
      case long[] l -> l;
      case int[] a -> Numbers.longs(a);
      case short[] a -> Numbers.longs(a);
      case byte[] a -> Numbers.longs(a);
      case BigInteger[] a -> Arrays.stream(a).mapToLong(BigInteger::longValue).toArray();
      default -> throw wrongType(path, "whole numbers", data);
    };
  }

  private FormatError wrongType(String path, String expected, Object data) {
    return new FormatError(
        file,
        path + " to hold " + expected,
        data.getClass().getSimpleName().replace("[]", "s"),
        "Write the dataset with the type that the SONATA format states.");
  }

  private Group groupAt(String path) {
    Node node = find(path);
    if (node instanceof Group group) return group;
    throw missing(path, "group", node);
  }

  private Dataset datasetAt(String path) {
    Node node = find(path);
    if (!(node instanceof Dataset dataset)) throw missing(path, "dataset", node);
    if (dataset.getSizeInBytes() / DEFLATE_LIMIT <= hdf.size()) return dataset;
    throw new FormatError(
        file,
        path + " to fit into a file of " + hdf.size() + " bytes",
        dataset.getSizeInBytes() + " bytes of data",
        COPY);
  }

  private @Nullable Node find(String path) {
    Node node = hdf;
    for (String name : path.substring(1).split("/", -1)) {
      node = node instanceof Group group && !name.isEmpty() ? group.getChild(name) : node;
      if (node == null) return null;
    }
    return node;
  }

  private FormatError missing(String path, String kind, @Nullable Node found) {
    String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    String there =
        found != null
            ? "a " + found.getType().name().toLowerCase(Locale.ROOT)
            : find(parent) instanceof Group group
                ? "only " + new TreeSet<>(group.getChildren().keySet()) + " in " + parent
                : "no " + parent + " either";
    return new FormatError(
        file, "a " + kind + " " + path, there, "Check that this is the right SONATA file.");
  }

  private <T extends @Nullable Object> T guarded(String path, Supplier<T> read) {
    try {
      return read.get();
    } catch (FormatError e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(file, path + " to be readable", e);
    }
  }

  private static FormatError damaged(Path file, String expected, RuntimeException e) {
    String where = e instanceof HdfException ? Reason.of(e) : "something that leads nowhere";
    return new FormatError(file, expected, "damaged HDF5 (" + where + ")", COPY, e);
  }

  /// Compares the length that the superblock states with the length of the file.
  private static void checkLength(Path file) {
    byte[] head;
    long found;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(SUPERBLOCK);
      found = Files.size(file);
    } catch (IOException e) {
      throw FormatError.unreadable(file, "an HDF5 file", e);
    }
    if (head.length < 8 || !Arrays.equals(SIGNATURE, 0, 8, head, 0, 8)) {
      throw new FormatError(
          file,
          "an HDF5 file",
          found == 0 ? "an empty file" : "something that does not start like one",
          "Check the name, or copy the file again.");
    }
    ByteBuffer fields =
        ByteBuffer.wrap(Arrays.copyOf(head, SUPERBLOCK)).order(ByteOrder.LITTLE_ENDIAN);
    long stated = fields.get(8) < 2 ? fields.getLong(40) : fields.getLong(28);
    if (head.length < SUPERBLOCK || found < stated) {
      throw new FormatError(
          file,
          "an HDF5 file of " + stated + " bytes",
          "only " + found + " bytes",
          "The file is truncated: copy or download it again.");
    }
  }
}
