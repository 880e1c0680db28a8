package cajal.cli.fit;

import cajal.error.Reason;
import cajal.error.Spelling;
import cajal.io.FormatError;
import cajal.io.SummaryJson;
import cajal.systems.fitting.spikes.Range;
import cajal.systems.fitting.spikes.SpikeFit;
import cajal.systems.fitting.spikes.SpikingModel;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A fitted spiking model as JSON: which model, its numbers, and the step it was fitted with.
///
/// @param dt the step in ms
/// @param source the user's file, if the model is not one of Cajal's
public record ModelFile(SpikeFit.Fitted fitted, double dt, @Nullable Path source) {
  private static final String FORMAT = "cajal spiking model";
  private static final int VERSION = 1;
  private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");
  private static final String EXPECTED = "a model that cajal fit spikes wrote";

  /// @param more scores and settings of the fit, to be read by people
  public void write(Path file, Map<String, Object> more) {
    SpikingModel model = fitted.model();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("version", VERSION);
    all.put("model", model.title());
    all.put("source", source == null ? null : source.toAbsolutePath().normalize());
    all.put("input_per_pA", model.perPicoampere());
    all.put("dt_ms", dt);
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (int k = 0; k < model.free().size(); k++) {
      numbers.put(model.free().get(k).field(), fitted.numbers()[k]);
    }
    all.put("parameters", numbers);
    all.putAll(more);
    SummaryJson.write(file, all);
  }

  /// @throws FormatError if the file is missing, damaged, or of another version
  public static ModelFile read(Path file) {
    JsonObject json = object(file);
    String format = json.has("format") ? text(file, json, "format") : "no \"format\"";
    if (!format.equals(FORMAT)) {
      throw new FormatError(file, EXPECTED, format, "Write one with cajal fit spikes.");
    }
    double version = number(file, json, "version");
    if (version != VERSION) {
      throw new FormatError(
          file,
          "version " + VERSION + " of " + FORMAT,
          "version " + SummaryJson.line(version),
          "Fit it again with this version of Cajal.");
    }
    double dt = number(file, json, "dt_ms");
    if (!(dt > 0)) throw wrong(file, "dt_ms above 0", dt + "");
    JsonElement numbers = json.get("parameters");
    if (numbers == null || !numbers.isJsonObject()) throw wrong(file, "\"parameters\"", "none");
    String title = text(file, json, "model");
    JsonElement named = json.get("source");
    Path source = named == null || named.isJsonNull() ? null : Path.of(text(file, json, "source"));
    SpikingModel model =
        source == null
            ? known(file, title)
            : own(source, numbers.getAsJsonObject(), number(file, json, "input_per_pA"));
    return new ModelFile(
        new SpikeFit.Fitted(model, numbers(file, model, numbers.getAsJsonObject())), dt, source);
  }

  private static SpikingModel known(Path file, String title) {
    List<String> titles = SpikingModel.all().stream().map(SpikingModel::title).toList();
    return SpikingModel.named(title)
        .orElseThrow(() ->
            wrong(
                file,
                "one of the models " + String.join(", ", titles),
                "'" + title + "'." + Spelling.suggestion(title, titles)));
  }

  private static SpikingModel own(Path source, JsonObject numbers, double perPicoampere) {
    List<String> free =
        numbers.keySet().stream()
            .map(name -> name + "=" + -Float.MAX_VALUE + ":" + Float.MAX_VALUE)
            .toList();
    return new NeuronSource(source, free, perPicoampere).restored();
  }

  private static double[] numbers(Path file, SpikingModel model, JsonObject json) {
    double[] numbers = new double[model.free().size()];
    for (int k = 0; k < numbers.length; k++) {
      Range range = model.free().get(k);
      numbers[k] = number(file, json, range.field());
      if (range.low() <= 0 || numbers[k] > 0) continue;
      throw wrong(file, "\"" + range.field() + "\" above 0", "" + numbers[k]);
    }
    return numbers;
  }

  private static JsonObject object(Path file) {
    FormatError.requireReadable(file, EXPECTED);
    try {
      String text = Files.readString(file);
      if (text.isBlank()) throw wrong(file, EXPECTED, "an empty file");
      JsonElement tree = JsonParser.parseString(text);
      if (tree.isJsonObject()) return tree.getAsJsonObject();
      throw wrong(file, EXPECTED, "something else than a JSON object");
    } catch (JsonParseException e) {
      throw new FormatError(file, EXPECTED, fault(e), "Copy the file again.", e);
    } catch (CharacterCodingException e) {
      throw new FormatError(file, EXPECTED, "no text", "Name a file model.json.", e);
    } catch (IOException e) {
      throw FormatError.unreadable(file, EXPECTED, e);
    }
  }

  /// Without Gson's advice, which is for programmers.
  private static String fault(JsonParseException e) {
    if (e.getCause() instanceof EOFException) return "JSON that ends too early";
    Matcher place = PLACE.matcher(Reason.of(e));
    return place.find() ? "JSON that is malformed at " + place.group() : "no JSON";
  }

  private static String text(Path file, JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value != null && value.isJsonPrimitive()) return value.getAsString();
    throw wrong(file, "a text \"" + name + "\"", String.valueOf(value));
  }

  private static double number(Path file, JsonObject json, String name) {
    JsonElement value = json.get(name);
    boolean isNumber =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    if (isNumber && Double.isFinite(value.getAsDouble())) return value.getAsDouble();
    throw wrong(file, "a number \"" + name + "\"", String.valueOf(value));
  }

  private static FormatError wrong(Path file, String expected, String found) {
    return new FormatError(
        file, expected, found, "Restore it, or write it anew with cajal fit spikes.");
  }
}
