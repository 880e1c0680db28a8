package cajal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryJsonTest {
  @TempDir private Path folder;

  private record Rate(String population, double hz, @Nullable String note) {}

  @Test
  void recordsKeepTheirOrderAndAbsentValuesAreNull() {
    assertThat(SummaryJson.line(new Rate("E", 22.5, null)))
        .isEqualTo("{\"population\":\"E\",\"hz\":22.5,\"note\":null}");
  }

  @Test
  void orderedMapsKeepTheirOrderAndOthersAreSorted() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    ordered.put("z", 1);
    ordered.put("a", 2);
    assertThat(SummaryJson.line(ordered)).isEqualTo("{\"z\":1,\"a\":2}");
    Map<String, Integer> unordered = new HashMap<>();
    for (String key : List.of("zeta", "alpha", "mu")) unordered.put(key, 1);
    assertThat(SummaryJson.line(unordered)).isEqualTo("{\"alpha\":1,\"mu\":1,\"zeta\":1}");
  }

  @Test
  void whatIsNotANumberIsNull() {
    assertThat(
            SummaryJson.line(
                List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0.1f, 1L)))
        .isEqualTo("[null,null,null,0.1,1]");
    assertThat(SummaryJson.line(new double[] {0.1, Double.NaN})).isEqualTo("[0.1,null]");
  }

  @Test
  void valuesMayBeNested() {
    assertThat(
            SummaryJson.line(
                Map.of("rates", List.of(new Rate("<E>", 1, "x")), "none", Optional.empty())))
        .isEqualTo(
            "{\"none\":null,\"rates\":[{\"population\":\"<E>\",\"hz\":1.0,\"note\":\"x\"}]}");
  }

  @Test
  void fileIsIndented() {
    Path file = folder.resolve("summary.json");
    SummaryJson.write(file, Map.of("threads", 2));
    assertThat(file).hasContent("{\n  \"threads\": 2\n}\n");
  }

  @Test
  void whatJsonHasNoFormForIsRefused() {
    assertThatThrownBy(() -> SummaryJson.line(Map.of("thread", new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.Object", "records");
  }
}
