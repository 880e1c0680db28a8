package cajal.io.sonata;

import cajal.io.FormatError;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A JSON object of a configuration: where it stands (file and dotted place) and what the manifest
/// makes of its texts. Every access that does not find what it needs says so with that place.
record Config(Path file, String place, JsonObject json, Manifest manifest) {

  /// Reads a configuration file; its manifest may use the variables of `outer`.
  static Config read(Path file, Manifest outer) {
    JsonObject json = Json.readObject(file);
    return new Config(file, "", json, Manifest.of(file, json, outer));
  }

  boolean has(String key) {
    return json.has(key) && !json.get(key).isJsonNull();
  }

  boolean isText(String key) {
    return has(key) && json.get(key).isJsonPrimitive();
  }

  Config section(String key) {
    return sectionOf(at(key), require(key, "an object { }"));
  }

  /// The objects of a list.
  List<Config> list(String key) {
    JsonElement element = require(key, "a list [ ]");
    if (!element.isJsonArray()) throw wrong(at(key), "a list [ ]", element);
    List<Config> result = new ArrayList<>();
    for (JsonElement item : element.getAsJsonArray()) {
      result.add(sectionOf(at(key) + "[" + result.size() + "]", item));
    }
    return result;
  }

  /// The objects in an object, by name; none if the key is absent.
  SequencedMap<String, Config> sections(String key) {
    SequencedMap<String, Config> result = new LinkedHashMap<>();
    if (!has(key)) return result;
    Config all = section(key);
    for (String name : all.json.keySet()) result.put(name, all.section(name));
    return result;
  }

  String text(String key) {
    JsonElement element = require(key, "a text");
    if (element.isJsonPrimitive()) return manifest.expand(file, at(key), element.getAsString());
    throw wrong(at(key), "a text", element);
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  Path path(String key) {
    return Manifest.resolve(file, text(key));
  }

  double number(String key) {
    JsonElement element = require(key, "a number");
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
      return element.getAsDouble();
    }
    throw wrong(at(key), "a number", element);
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  double positive(String key) {
    double value = number(key);
    if (value > 0 && Double.isFinite(value)) return value;
    throw new FormatError(
        file, at(key) + " greater than 0", Double.toString(value), "Give a time in ms.");
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) return otherwise;
    JsonElement element = json.get(key);
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()) {
      return element.getAsBoolean();
    }
    throw wrong(at(key), "true or false", element);
  }

  Map<String, Object> values() {
    return Json.values(json);
  }

  FormatError error(String expected, String found, String advice) {
    return new FormatError(file, (place.isEmpty() ? "" : place + ": ") + expected, found, advice);
  }

  private Config sectionOf(String where, JsonElement element) {
    if (element.isJsonObject()) return new Config(file, where, element.getAsJsonObject(), manifest);
    throw wrong(where, "an object { }", element);
  }

  private JsonElement require(String key, String expected) {
    if (has(key)) return json.get(key);
    throw new FormatError(
        file, expected + " " + at(key), "only the keys " + json.keySet(), "Add \"" + key + "\".");
  }

  private FormatError wrong(String where, String expected, JsonElement found) {
    return new FormatError(
        file, where + " to be " + expected, found.toString(), "Correct the value.");
  }

  private String at(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
