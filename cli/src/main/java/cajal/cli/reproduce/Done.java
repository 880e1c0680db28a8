package cajal.cli.reproduce;

import cajal.io.AtomicFile;
import cajal.io.SummaryJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is kept of a stage that ran to its end, in its folder.
///
/// @param command as it was run
/// @param seconds it took, all its parts together
/// @param code its exit code
/// @param output what it printed
public record Done(String command, double seconds, int code, String output) {
  private static final String FILE = "done.json";
  private static final String TEXT = "output.txt";

  /// What is known of the same command in this folder: nothing where it has not ended yet, or was
  /// another.
  public static Optional<Done> read(Path folder, String command) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) return Optional.empty();
    try {
      JsonObject kept = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (!kept.get("command").getAsString().equals(command)) return Optional.empty();
      return Optional.of(
          new Done(
              command,
              kept.get("seconds").getAsDouble(),
              kept.get("code").getAsInt(),
              Files.readString(folder.resolve(TEXT))));
    } catch (JsonParseException | IllegalStateException | NullPointerException | IOException e) {
      return Optional.empty();
    }
  }

  /// Keeps it, whole or not at all.
  public void write(Path folder) {
    AtomicFile.write(folder.resolve(TEXT), temporary -> Files.writeString(temporary, output));
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("command", command);
    kept.put("seconds", seconds);
    kept.put("code", code);
    SummaryJson.write(folder.resolve(FILE), kept);
  }

  /// The numbers and texts of its summary that stand by themselves, by name.
  public Map<String, String> facts(Path folder) {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      Path summary = folder.resolve("summary.json");
      String text = Files.exists(summary) ? Files.readString(summary) : lastLine();
      if (!text.strip().startsWith("{")) return facts;
      add(facts, "", JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException damaged) {
      facts.put("summary", "damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts;
  }

  private String lastLine() {
    List<String> lines = output.strip().lines().toList();
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private static void add(Map<String, String> facts, String before, JsonObject object) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String name = before + entry.getKey();
      JsonElement value = entry.getValue();
      if (value.isJsonPrimitive()) {
        facts.put(name, value.getAsString());
      } else if (value.isJsonArray() && value.getAsJsonArray().size() <= 12) {
        facts.put(name, value.toString());
      } else if (value.isJsonObject() && before.isEmpty()) {
        add(facts, name + ".", value.getAsJsonObject());
      }
    }
  }
}
