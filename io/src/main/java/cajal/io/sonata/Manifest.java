package cajal.io.sonata;

import cajal.io.FormatError;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path variables of a configuration (`$BASE_DIR`, `${OUTPUT_DIR}`), all made absolute: a
/// relative one is relative to the folder of the file that declares it.
record Manifest(Map<String, String> folders) {
  static final Manifest EMPTY = new Manifest(Map.of());

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

  /// The variables of a file on top of those of the file that led to it.
  static Manifest of(Path file, JsonObject config, Manifest outer) {
    Map<String, String> folders = new TreeMap<>(outer.folders);
    folders.put("configdir", folderOf(file).toString());
    if (config.has("manifest")) {
      if (!config.get("manifest").isJsonObject()) {
        throw new FormatError(
            file,
            "manifest to be an object { }",
            config.get("manifest").toString(),
            "Write \"manifest\": {\"$BASE_DIR\": \".\"}.");
      }
      JsonObject declared = config.getAsJsonObject("manifest");
      for (String key : declared.keySet()) {
        expandDeclared(file, declared, key, folders, new LinkedHashSet<>());
      }
    }
    return new Manifest(Map.copyOf(folders));
  }

  /// The text with its variables replaced.
  String expand(Path file, String place, String text) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = folders.get(name(matcher));
      if (value == null) throw unknown(file, place, matcher.group(), folders.keySet());
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  /// The path a text in `file` means.
  static Path resolve(Path file, String text) {
    return folderOf(file).resolve(text).normalize();
  }

  private static String expandDeclared(
      Path file, JsonObject declared, String key, Map<String, String> folders, Set<String> open) {
    String name = key.replaceAll("[${}]", "");
    if (!open.add(name)) {
      throw new FormatError(
          file,
          "manifest variables that end somewhere",
          "the circle " + String.join(" -> ", open) + " -> " + name,
          "Give one of them a folder that uses none of the others.");
    }
    Matcher matcher = VARIABLE.matcher(text(file, declared, key));
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String used = keyOf(declared, name(matcher));
      String value =
          used.isEmpty()
              ? folders.get(name(matcher))
              : expandDeclared(file, declared, used, folders, open);
      if (value == null) throw unknown(file, "manifest." + key, matcher.group(), folders.keySet());
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    open.remove(name);
    String folder = resolve(file, matcher.appendTail(result).toString()).toString();
    folders.put(name, folder);
    return folder;
  }

  private static String text(Path file, JsonObject declared, String key) {
    JsonElement value = declared.get(key);
    if (value.isJsonPrimitive()) return value.getAsString();
    throw new FormatError(
        file, "manifest." + key + " to be a text", value.toString(), "Give a folder.");
  }

  private static String keyOf(JsonObject declared, String name) {
    for (String key : declared.keySet()) {
      if (key.replaceAll("[${}]", "").equals(name)) return key;
    }
    return "";
  }

  private static FormatError unknown(Path file, String place, String name, Set<String> known) {
    return new FormatError(
        file,
        place + " to use a variable of the manifest",
        name + ", but only " + new java.util.TreeSet<>(known) + " are there",
        "Declare it in \"manifest\".");
  }

  private static String name(Matcher matcher) {
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
