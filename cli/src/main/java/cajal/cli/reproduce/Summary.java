package cajal.cli.reproduce;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What a stage found: its `summary.json`. Entries of objects are named with dots, as
/// `training.steps`.
record Summary(JsonObject json) {
  private static final int MOST_ITEMS = 12;
  private static final MathContext DIGITS = new MathContext(5);

  /// Nothing where there is none.
  static Optional<Summary> read(Path folder) {
    Path file = folder.resolve("summary.json");
    if (!Files.exists(file)) return Optional.empty();
    try {
      return Optional.of(
          new Summary(JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
    } catch (JsonParseException | IllegalStateException damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String... names) {
    JsonElement element = json;
    for (String name : names) {
      if (!element.isJsonObject() || !element.getAsJsonObject().has(name)) return false;
      element = element.getAsJsonObject().get(name);
    }
    return true;
  }

  /// @throws NoSuchElementException if there is no such entry
  private JsonElement at(String... names) {
    JsonElement element = json;
    for (String name : names) {
      JsonElement next = element.isJsonObject() ? element.getAsJsonObject().get(name) : null;
      if (next == null || next.isJsonNull())
        throw new NoSuchElementException(String.join(".", names));
      element = next;
    }
    return element;
  }

  double number(String... names) {
    return at(names).getAsDouble();
  }

  String text(String... names) {
    return at(names).getAsString();
  }

  List<String> texts(String... names) {
    return items(at(names)).stream().map(JsonElement::getAsString).toList();
  }

  double[] numbers(String... names) {
    return numbers(at(names));
  }

  /// What it was drawn from, for people; empty where nothing is said.
  String seeds() {
    JsonElement seeds = json.has("seeds") ? json.get("seeds") : json.get("seed");
    return seeds == null ? "" : shown(seeds);
  }

  /// Numbers in rows.
  List<double[]> rows(String... names) {
    return items(at(names)).stream().map(Summary::numbers).toList();
  }

  private static double[] numbers(JsonElement array) {
    return items(array).stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static List<JsonElement> items(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false).toList();
  }

  /// Tables of all that a page can show, by their titles: first the entries that stand by
  /// themselves, then lists of objects, and objects of objects.
  SequencedMap<String, List<List<String>>> tables() {
    SequencedMap<String, List<List<String>>> tables = new LinkedHashMap<>();
    List<List<String>> single = new ArrayList<>(List.of(List.of("entry", "value")));
    tables.put("summary", single);
    add(tables, single, "", json);
    return tables;
  }

  private static void add(
      Map<String, List<List<String>>> tables,
      List<List<String>> single,
      String before,
      JsonObject object) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String name = before + entry.getKey();
      JsonElement value = entry.getValue();
      if (value.isJsonObject() && holdsObjects(value.getAsJsonObject().asMap().values())) {
        tables.put(name, table(value.getAsJsonObject().asMap()));
      } else if (value.isJsonObject()) {
        add(tables, single, name + ".", value.getAsJsonObject());
      } else if (value.isJsonArray() && holdsObjects(value.getAsJsonArray().asList())) {
        tables.put(name, table(numbered(value.getAsJsonArray())));
      } else {
        single.add(List.of(name, shown(value)));
      }
    }
  }

  private static boolean holdsObjects(Collection<JsonElement> values) {
    return !values.isEmpty() && values.stream().allMatch(JsonElement::isJsonObject);
  }

  private static Map<String, JsonElement> numbered(JsonArray array) {
    Map<String, JsonElement> rows = new LinkedHashMap<>();
    for (JsonElement one : array) rows.put("" + (rows.size() + 1), one);
    return rows;
  }

  /// A row for each object, a column for each name that one of them has.
  private static List<List<String>> table(Map<String, JsonElement> objects) {
    List<String> columns =
        objects.values().stream()
            .flatMap(object -> object.getAsJsonObject().keySet().stream())
            .distinct()
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(List.of("")));
    rows.getFirst().addAll(columns);
    objects.forEach((name, object) -> {
      List<String> row = new ArrayList<>(List.of(name));
      for (String column : columns) {
        JsonElement value = object.getAsJsonObject().get(column);
        row.add(value == null ? "" : shown(value));
      }
      rows.add(row);
    });
    return rows;
  }

  private static String shown(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.isNumber() ? rounded(primitive.getAsBigDecimal()) : primitive.getAsString();
    }
    if (value instanceof JsonArray array) {
      String some =
          items(array).stream()
              .limit(MOST_ITEMS)
              .map(Summary::shown)
              .collect(Collectors.joining(", "));
      return array.size() <= MOST_ITEMS ? some : some + ", … (%d in all)".formatted(array.size());
    }
    if (value instanceof JsonObject object) {
      return object.entrySet().stream()
          .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    return "-";
  }

  /// Five digits of a fraction, and all of a whole number.
  private static String rounded(BigDecimal number) {
    boolean isWhole = number.stripTrailingZeros().scale() <= 0 && number.precision() < 16;
    return isWhole ? number.toBigInteger().toString() : number.round(DIGITS).toString();
  }
}
