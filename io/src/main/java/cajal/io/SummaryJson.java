package cajal.io;

import cajal.error.Reason;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A summary as JSON: maps and records of numbers, texts, lists and arrays. Records and ordered
/// maps keep their order, other maps are sorted by key, and what is not a finite number becomes
/// null, so that the same summary always gives the same valid JSON.
///
/// ```java
/// SummaryJson.write(Path.of("summary.json"), new Summary("coba", 22.4, Map.of("E", 21.9)));
/// ```
public final class SummaryJson {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
  private static final Gson COMPACT =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private SummaryJson() {}

  /// Writes the indented JSON, whole or not at all.
  ///
  /// @throws WriteError if the file system refuses
  /// @throws IllegalArgumentException if the summary holds something JSON has no form for
  public static void write(Path target, Object summary) {
    String text = PRETTY.toJson(tree(summary)) + "\n";
    AtomicFile.write(target, temporary -> Files.writeString(temporary, text));
  }

  /// The same as one line, for standard output.
  public static String line(Object summary) {
    return COMPACT.toJson(tree(summary));
  }

  private static JsonElement tree(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case Double d when !Double.isFinite(d) -> JsonNull.INSTANCE;
      case Float f when !Float.isFinite(f) -> JsonNull.INSTANCE;
      case Number n -> new JsonPrimitive(n);
      case Boolean b -> new JsonPrimitive(b);
      case CharSequence text -> new JsonPrimitive(text.toString());
      case Enum<?> constant -> new JsonPrimitive(constant.name());
      case Path path -> new JsonPrimitive(path.toString());
      case Optional<?> optional -> tree(optional.orElse(null));
      case Map<?, ?> map -> object(map);
      case Iterable<?> items -> array(items);
      case Record record -> object(record);
      default -> {
        if (value.getClass().isArray()) yield array(value);
        throw new IllegalArgumentException(
            "a summary cannot hold a "
                + value.getClass().getName()
                + ": use numbers, texts, lists, arrays, maps or records");
      }
    };
  }

  private static JsonObject object(Map<?, ?> map) {
    JsonObject object = new JsonObject();
    if (map instanceof SequencedMap<?, ?>) {
      map.forEach((key, value) -> object.add(String.valueOf(key), tree(value)));
    } else {
      TreeMap<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
      sorted.forEach((key, value) -> object.add(key, tree(value)));
    }
    return object;
  }

  private static JsonObject object(Record record) {
    JsonObject object = new JsonObject();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        object.add(component.getName(), tree(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(
            "the summary's " + component.getName() + " cannot be read: " + Reason.of(e), e);
      }
    }
    return object;
  }

  private static JsonArray array(Iterable<?> items) {
    JsonArray array = new JsonArray();
    for (Object item : items) array.add(tree(item));
    return array;
  }

  private static JsonArray array(Object items) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < Array.getLength(items); i++) array.add(tree(Array.get(items, i)));
    return array;
  }
}
