package cajal.cli;

import cajal.io.FormatError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// What identifies a file that a training learns from, as texts of its checkpoint.
final class DataFile {
  private static final String NAME = "data";
  private static final String BYTES = "data/bytes";
  private static final String DIGEST = "data/sha256";

  private DataFile() {}

  static Map<String, String> texts(Path file) {
    FormatError.requireReadable(file, "a file of data");
    try {
      byte[] bytes = Files.readAllBytes(file);
      Map<String, String> texts = new LinkedHashMap<>();
      texts.put(NAME, String.valueOf(file.getFileName()));
      texts.put(BYTES, Integer.toString(bytes.length));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      texts.put(DIGEST, HexFormat.of().formatHex(digest));
      return texts;
    } catch (IOException e) {
      throw FormatError.unreadable(file, "a file of data", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param before texts of a checkpoint
  /// @param now those of the data given
  /// @throws UsageError if the training in the checkpoint had other data
  static void requireSame(Path checkpoint, Map<String, String> before, Map<String, String> now) {
    String was = before.get(DIGEST);
    if (was == null || was.equals(now.get(DIGEST))) return;
    throw new UsageError(
        "--resume: --data is %s, but the training in %s learnt from %s; give that file, or begin anew without --resume."
            .formatted(described(now), checkpoint, described(before)));
  }

  /// A file as a text: its name and what identifies it.
  static String described(Path file) {
    return described(texts(file));
  }

  private static String described(Map<String, String> texts) {
    String digest = String.valueOf(texts.get(DIGEST));
    return "%s (%s bytes, SHA-256 %s...)"
        .formatted(texts.get(NAME), texts.get(BYTES), digest.substring(0, 12));
  }
}
