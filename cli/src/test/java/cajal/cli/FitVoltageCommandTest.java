package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitVoltageCommandTest {
  @Test
  void methodsAreComparedWithAsManyEvaluations(@TempDir Path folder) {
    Ran ran = Ran.line("fit hh --evaluations 24 --seeds 2 --threads 1 --json --out " + folder);
    assertThat(ran.code()).isZero();
    JsonObject summary = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(summary.getAsJsonArray("methods")).hasSize(9);
    summary
        .getAsJsonArray("methods")
        .forEach(method -> {
          JsonObject one = method.getAsJsonObject();
          assertThat(one.getAsJsonArray("losses")).hasSize(2);
          assertThat(one.getAsJsonArray("evaluations"))
              .allMatch(n -> n.getAsInt() > 20 && n.getAsInt() <= 24);
        });
    double each = summary.get("seconds_each").getAsDouble();
    summary
        .getAsJsonArray("methods_by_time")
        .forEach(method ->
            assertThat(method.getAsJsonObject().getAsJsonArray("run_s"))
                .hasSize(2)
                .allMatch(s -> s.getAsDouble() >= each));
    assertThat(summary.getAsJsonArray("profiles")).hasSize(4);
    assertThat(folder)
        .isDirectoryContaining("glob:**traces.png")
        .isDirectoryContaining("glob:**evaluations.png")
        .isDirectoryContaining("glob:**seconds.png")
        .isDirectoryContaining("glob:**profiles.png")
        .isDirectoryContaining("glob:**summary.json")
        .isDirectoryContaining("glob:**report.html");
  }

  @Test
  void badDataIsNamed(@TempDir Path folder) throws IOException {
    assertThat(error(folder, "time_ms,I_nA\n0,1\n0.01,1\n"))
        .contains(
            "data.csv: expected a column of voltage, as V_mV, found the columns time_ms, I_nA");
    assertThat(error(folder, "time_ms,I_nA,V_mV\n0,1,-65\n0.01,1,nan\n"))
        .contains("expected a finite number for V_mV, found 'nan' in line 3");
    assertThat(error(folder, "time_ms,I_nA,V_mV\n0,1,-65\n0.01,1\n")).contains("line 3");
    assertThat(error(folder, "time_ms,I_V,V_mV\n0,0.01,-65\n0.01,0.01,-65\n"))
        .contains("expected a unit of current");
    assertThat(error(folder, "time_ms,I_nA,V_mV\n0,1,-65\n1,1,-65\n"))
        .contains("expected samples every 0.05 ms or more often", "found samples every 1.0 ms");
    assertThat(error(folder, "time_ms,I_nA,V_mV\n0,1,-65\n0.01,1,-65\n", "--dt", "0.02"))
        .contains("expected samples every 0.02 ms, as --dt says, found times every 0.01 ms");
  }

  @Test
  void tracesOfDifferentLengthAreNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("input.csv"), ",0,1,2\n0,1,1,1\n");
    Files.writeString(folder.resolve("output.csv"), ",0,1\n0,-65,-65\n");
    Ran ran = Ran.of("fit", "hh", "--data", folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("output.csv: expected 3 samples in each trace, as the currents have, found 2");
  }

  private static String error(Path folder, String text, Object... more) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    Object[] all = new Object[4 + more.length];
    all[0] = "fit";
    all[1] = "hh";
    all[2] = "--data";
    all[3] = file;
    System.arraycopy(more, 0, all, 4, more.length);
    Ran ran = Ran.of(all);
    assertThat(ran.code()).isEqualTo(1);
    return ran.err();
  }
}
