package cajal.io.sonata;

import cajal.error.Reason;
import cajal.io.FormatError;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON files and their plain Java values.
final class Json {
  private static final Pattern PLACE = Pattern.compile(" at (line \\d+ column \\d+)");

  private Json() {}

  static JsonObject readObject(Path file) {
    try (JsonReader reader = new JsonReader(Files.newBufferedReader(file))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement root = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT || !root.isJsonObject()) {
        throw new FormatError(
            file, "one JSON object { }", "something else", "Put the content between { and }.");
      }
      return root.getAsJsonObject();
    } catch (JsonIOException e) {
      if (e.getCause() instanceof CharacterCodingException) throw noText(file, e);
      throw FormatError.unreadable(file, "a JSON file", new IOException(e));
    } catch (JsonParseException e) {
      throw malformed(file, e);
    } catch (com.google.gson.stream.MalformedJsonException e) {
      throw malformed(file, e);
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    } catch (IOException e) {
      throw FormatError.unreadable(file, "a JSON file", e);
    }
  }

  private static FormatError noText(Path file, Exception e) {
    return new FormatError(
        file,
        "a JSON file",
        "something that is no text",
        "Name a network's configuration, config.json, and not its data.",
        e);
  }

  /// An object as a map of texts, Doubles, Booleans, lists and maps; nulls are left out.
  static Map<String, Object> values(JsonObject object) {
    Map<String, Object> result = new LinkedHashMap<>();
    object
        .asMap()
        .forEach((key, element) -> {
          Object value = value(element);
          if (value != null) result.put(key, value);
        });
    return Collections.unmodifiableMap(result);
  }

  private static @Nullable Object value(JsonElement element) {
    return switch (element) {
      case JsonObject object -> values(object);
      case JsonPrimitive p when p.isNumber() -> p.getAsDouble();
      case JsonPrimitive p when p.isBoolean() -> p.getAsBoolean();
      case JsonPrimitive p -> p.getAsString();
      default -> {
        if (element.isJsonNull()) yield null;
        List<Object> items = new ArrayList<>();
        for (JsonElement item : element.getAsJsonArray()) {
          Object value = value(item);
          if (value != null) items.add(value);
        }
        yield List.copyOf(items);
      }
    };
  }

  private static FormatError malformed(Path file, Exception e) {
    Matcher place = PLACE.matcher(Reason.of(e));
    return new FormatError(
        file,
        "JSON",
        place.find() ? "malformed text at " + place.group(1) : "malformed text",
        "Look for a missing comma, quote or bracket there, a comment or a comma too many.",
        e);
  }
}
