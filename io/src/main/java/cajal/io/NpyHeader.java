package cajal.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The head of an NPY file, version 1.0 (numpy.lib.format): type, element order and shape.
record NpyHeader(NpyType type, boolean columnMajor, long[] shape) {
  /// Enough for any header of two dimensions, so that a header can be overwritten in place.
  static final int BYTES = 128;

  private static final int LONGEST = 1 << 20;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String NUMPY_ADVICE =
      "Save it again with numpy.save(file, array.astype('<f8')), or another of <f4 <f8 <i4 <i8 |u1"
          + " |b1.";
  private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9,\\s]*)\\)");

  byte[] encode() {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(
                type.descr,
                columnMajor ? "True" : "False",
                shape.length == 1 ? sizes + "," : sizes);
    int total = Math.max(BYTES, (MAGIC.length + 4 + text.length() + 1 + 63) / 64 * 64);
    byte[] bytes = new byte[total];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (total - MAGIC.length - 4))
        .put(text.getBytes(StandardCharsets.US_ASCII));
    bytes[total - 1] = '\n';
    return bytes;
  }

  static NpyHeader read(DataInputStream in, Path file) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw new FormatError(
          file, "an NPY file", "something that does not start like one", NUMPY_ADVICE);
    }
    int version = start[6];
    if (version != 1 && version != 2) {
      throw new FormatError(file, "NPY version 1 or 2", "version " + version, NUMPY_ADVICE);
    }
    int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (length < 0 || length > LONGEST) {
      throw new FormatError(
          file,
          "an NPY header of at most " + LONGEST + " bytes",
          "the length " + Integer.toUnsignedString(length),
          "The file is damaged: copy it again.");
    }
    byte[] text = in.readNBytes(length);
    if (text.length < length) throw new EOFException();
    return parse(new String(text, StandardCharsets.ISO_8859_1), file);
  }

  private static NpyHeader parse(String text, Path file) {
    String descr = field(DESCR, text, file);
    NpyType type = NpyType.ofDescr(descr);
    if (type == null) {
      String order = descr.startsWith(">") ? ", which is big-endian" : "";
      throw new FormatError(
          file, "numbers that Cajal reads", "the type '" + descr + "'" + order, NUMPY_ADVICE);
    }
    String sizes = field(SHAPE, text, file).replaceAll("\\s", "");
    long[] shape =
        sizes.isEmpty()
            ? new long[0]
            : Arrays.stream(sizes.split(",")).mapToLong(n -> length(n, file)).toArray();
    return new NpyHeader(type, field(ORDER, text, file).equals("True"), shape);
  }

  private static long length(String digits, Path file) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new FormatError(
          file, "lengths of axes in the header", "'" + digits + "'", NUMPY_ADVICE, e);
    }
  }

  /// As NumPy has it: `<f8 (2, 3)`.
  @Override
  public String toString() {
    String sizes = Arrays.toString(shape);
    return type.descr + " (" + sizes.substring(1, sizes.length() - 1) + ")";
  }

  private static String field(Pattern pattern, String text, Path file) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) return matcher.group(1);
    throw new FormatError(
        file, "an NPY header with " + pattern, "'" + text.strip() + "'", NUMPY_ADVICE);
  }
}
