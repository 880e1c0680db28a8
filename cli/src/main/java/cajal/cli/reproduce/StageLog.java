package cajal.cli.reproduce;

import cajal.io.AtomicFile;
import cajal.io.FormatError;
import cajal.io.SummaryJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is kept of a stage in its folder, from its beginning.
///
/// @param command as one may type it
/// @param seconds it took so far, all its parts together
/// @param code its exit code, or [#NOT_ENDED]
/// @param machine on which it ended
/// @param ended when
/// @param output what it printed
public record StageLog(
    String command, double seconds, int code, String machine, String ended, String output) {
  public static final int NOT_ENDED = -1;

  private static final String FILE = "done.json";
  private static final String TEXT = "output.txt";

  public static StageLog begun(Stage stage) {
    return new StageLog(stage.command(), 0, NOT_ENDED, "", "", "");
  }

  /// The same after so many seconds more.
  public StageLog after(double more, int exit, String where, String when, String printed) {
    return new StageLog(command, seconds + more, exit, where, when, printed);
  }

  public boolean hasEnded() {
    return code != NOT_ENDED;
  }

  public boolean isGood() {
    return code == 0;
  }

  /// What is known of a stage: nothing where it has not begun yet, or with another command, or
  /// where what was kept is damaged.
  ///
  /// @throws FormatError if it cannot be read
  public static Optional<StageLog> read(Path folder, Stage stage) {
    Path file = folder.resolve(FILE);
    try {
      JsonElement all = JsonParser.parseString(Files.readString(file));
      if (!(all instanceof JsonObject kept)) return Optional.empty();
      if (!new JsonPrimitive(stage.command()).equals(kept.get("command"))) return Optional.empty();
      return Optional.of(
          new StageLog(
              stage.command(),
              kept.get("seconds").getAsDouble(),
              kept.get("code").getAsInt(),
              kept.get("machine").getAsString(),
              kept.get("ended").getAsString(),
              Files.readString(folder.resolve(TEXT))));
    } catch (JsonParseException | NoSuchFileException damagedOrNone) {
      return Optional.empty();
    } catch (IOException e) {
      throw FormatError.unreadable(file, "the log of a stage", e);
    }
  }

  /// Keeps it, whole or not at all.
  public void write(Path folder) {
    AtomicFile.write(folder.resolve(TEXT), temporary -> Files.writeString(temporary, output));
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("command", command);
    kept.put("seconds", seconds);
    kept.put("code", code);
    kept.put("machine", machine);
    kept.put("ended", ended);
    SummaryJson.write(folder.resolve(FILE), kept);
  }
}
