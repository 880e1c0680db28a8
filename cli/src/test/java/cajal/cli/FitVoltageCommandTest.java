package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.cli.fit.VoltageData;
import cajal.io.NpyArray;
import cajal.io.Npz;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(summary.getAsJsonArray("profiles"))
        .hasSize(4)
        .allMatch(profile -> "not known".equals(verdict(profile)));
    assertThat(folder)
        .isDirectoryContaining("glob:**traces.png")
        .isDirectoryContaining("glob:**evaluations.png")
        .isDirectoryContaining("glob:**seconds.png")
        .isDirectoryContaining("glob:**profiles.png")
        .isDirectoryContaining("glob:**summary.json")
        .isDirectoryContaining("glob:**report.html");
  }

  private static final String OWN =
      """
      import cajal.brain.*;
      import cajal.unit.Unit;
      public class My extends Neuron {
        @Unit("nF") public double C = 0.2;
        public double gL = 0.01, EL = -70, threshold = -50;
        @State public double v = -70;
        @Derivative double dv() { return (gL * (EL - v) + input) / C; }
        @Override protected boolean spikes() { return v > threshold; }
        @Override protected void onSpike() { v = -60; }
      }
      """;

  /// Recordings of the leaky cell of [#OWN] with other numbers, as it resets.
  private static Path recorded(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("time_ms,I0_nA,V0_mV,I1_nA,V1_mV\n");
    double[] v = {-72, -72};
    double[] amplitude = {0.25, 0.4};
    for (int t = 0; t < 1500; t++) {
      double[] current = new double[2];
      for (int k = 0; k < 2; k++) {
        current[k] = t >= 100 && t < 1300 ? amplitude[k] : 0;
        if (v[k] > -50) v[k] = -60;
        double end = -72 + current[k] / 0.012;
        v[k] = end + (v[k] - end) * Math.exp(-0.1 * 0.012 / 0.2);
      }
      rows.append("%.1f,%s,%s,%s,%s\n".formatted(0.1 * t, current[0], v[0], current[1], v[1]));
    }
    return Files.writeString(folder.resolve("cell.csv"), rows);
  }

  @Test
  void anOwnModelIsFitted(@TempDir Path folder) throws IOException {
    Path model = Files.writeString(folder.resolve("My.java"), OWN);
    Ran ran =
        Ran.line(
            "fit --model %s --free gL=0.001:0.05,EL=-80:-60 --fix C=0.2 --data %s --evaluations 100 --seeds 1 --json --out %s"
                .formatted(model, recorded(folder), folder));
    assertThat(ran.code()).as(ran.err()).isZero();
    JsonObject summary = JsonParser.parseString(ran.out()).getAsJsonObject();
    assertThat(summary.get("model").getAsString()).isEqualTo("My");
    JsonObject found = summary.getAsJsonObject("parameters");
    assertThat(found.get("gL").getAsDouble()).isCloseTo(0.012, within(1e-4));
    assertThat(found.get("EL").getAsDouble()).isCloseTo(-72, within(0.1));
  }

  @Test
  void whatAnOwnModelDoesNotHaveIsSaid(@TempDir Path folder) throws IOException {
    Path model = Files.writeString(folder.resolve("My.java"), OWN);
    String line = "fit --model " + model + " --data " + recorded(folder) + " --free ";
    Ran unknown = Ran.line(line + "gl=0.001:0.05");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains(
            "--free gl=0.001:0.05: write field=low:high, the field being one of C, gL, EL, threshold")
        .contains("Did you mean gL");
    assertThat(Ran.line(line + "gL").err())
        .contains("--free gL: a field of your own has no usual bounds; write --free gL=LOW:HIGH")
        .doesNotContain("Did you mean");
    assertThat(Ran.line(line + "C=-2:-1").err())
        .contains("this is a capacitance; give more than 0");
    assertThat(Ran.line(line + "gL=-2:-1").err()).contains("this is a conductance; give 0 or more");
    Ran fixed = Ran.line(line + "EL=-80:-60 --fix C=-0.2");
    assertThat(fixed.code()).isEqualTo(2);
    assertThat(fixed.err()).contains("--fix C=-0.2: this is a capacitance; give more than 0");
    Ran nothing = Ran.of("fit", "--model", model, "--data", recorded(folder));
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err())
        .contains("nothing is fitted: name fields of My with bounds, as --free C=LOW:HIGH")
        .contains("it has C, gL, EL, threshold.");
    assertThat(Ran.line(line + "gL=0.05:0.001").err()).contains("the bounds are out of order");
  }

  @Test
  void anInputOfItsOwnIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    String text = OWN.replace("@State", "@Input public double input;\n  @State");
    Path model = Files.writeString(folder.resolve("My.java"), text);
    Ran ran = Ran.of("fit", "--model", model, "--free", "gL=0:1", "--data", recorded(folder));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("My.java:6: My declares a field 'input', which it inherits from Neuron");
  }

  /// A loss of spikes alone says which method it leaves out, and that it fixes no scale; profiles
  /// can be left out.
  @Test
  void aLossOfSpikesSaysWhatItLeavesOut(@TempDir Path folder) throws IOException {
    Ran ran =
        Ran.line(
            "fit alif --free R --loss likelihood --no-profiles --fix threshold=500 --data %s --evaluations 12 --seconds 0.05 --out %s"
                .formatted(recorded(folder), folder.resolve("out")));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("is no sum of squares: Levenberg-Marquardt is left out");
    assertThat(ran.out())
        .contains("spikes alone cannot fix the scale of the voltage", "not profiled")
        .contains("the best model of all methods makes no spike by itself", "tau, EL, threshold");
    assertThat(folder.resolve("out/profiles.png")).doesNotExist();
  }

  @Test
  void aStrideBeyondTheTracesIsRefused(@TempDir Path folder) throws IOException {
    Ran ran =
        Ran.of("fit", "alif", "--data", recorded(folder), "--stride", 100000, "--out", folder);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--stride 100000: the traces have 1500 samples");
  }

  /// A model that escapes to infinity is no result.
  @Test
  void aModelThatEscapesIsNoResult(@TempDir Path folder) throws IOException {
    String text =
        OWN.replaceAll("(?m)^.*(spikes\\(\\)|onSpike).*$", "").replace("return (gL", "return (-gL");
    Path model = Files.writeString(folder.resolve("My.java"), text);
    Ran ran =
        Ran.line(
            "fit --model %s --free gL=0.1:0.2 --no-profiles --data %s --evaluations 12 --seconds 0.05 --out %s"
                .formatted(model, recorded(folder), folder.resolve("out")));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("the best model of all searches escapes, being off by", "gL=0.");
    assertThat(folder.resolve("out/summary.json")).doesNotExist();
  }

  private static String verdict(JsonElement profile) {
    return profile.getAsJsonObject().get("verdict").getAsString();
  }

  /// Each of the cells that reset is fitted to recordings with a loss that has a gradient, and the
  /// report says how the spikes that it makes by itself agree with the data.
  @ParameterizedTest
  @CsvSource({"gif, R", "adex, gL", "alif, R"})
  void cellsThatResetAreFittedToRecordings(String cell, String parameter, @TempDir Path folder)
      throws IOException {
    Ran ran =
        Ran.line(
            "fit %s --free %s --data %s --evaluations 24 --seconds 0.1 --seeds 1 --out %s"
                .formatted(cell, parameter, recorded(folder), folder));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("where the voltage falls by 5 mV within a sample: ");
    assertThat(ran.out())
        .contains(cell + ": best loss ", "voltage and threshold, with the spikes of the data")
        .contains("the best model is off by ", "spikes in each trace: the model by itself ")
        .containsPattern("\\d+ of the data's \\d+ are found within 4 ms, \\d+ of the model's");
    assertThat(folder).isDirectoryContaining("glob:**traces.png");
  }

  @Test
  void aLossWithoutAGradientIsSearchedWithoutOne(@TempDir Path folder) throws IOException {
    Ran ran =
        Ran.line(
            "fit alif --free R --loss gamma --data %s --evaluations 12 --seconds 0.1 --seeds 1 --json --out %s"
                .formatted(recorded(folder), folder));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("only methods without gradients search");
    assertThat(ran.out()).contains("CMA-ES").doesNotContain("L-BFGS-B");
  }

  /// The summary has numbers of spikes for each trace, at the level that is asked for: where it is
  /// above all spikes there are none.
  @Test
  void spikesAreCountedAtTheLevelThatIsAskedFor(@TempDir Path folder) throws IOException {
    String line =
        "fit alif --free R --loss voltage --data %s --evaluations 12 --seconds 0.05 --json --out %s --spike-level="
            .formatted(recorded(folder), folder);
    JsonObject found = spikes(Ran.line(line + "-51")).getAsJsonObject();
    assertThat(found.getAsJsonArray("data")).hasSize(2);
    assertThat(found.getAsJsonArray("data").get(1).getAsInt()).isGreaterThan(5);
    assertThat(found.getAsJsonArray("model")).hasSize(2);
    assertThat(found.getAsJsonArray("coincidences")).hasSize(2);
    assertThat(spikes(Ran.line(line + "100")).isJsonNull()).isTrue();
  }

  private static JsonElement spikes(Ran ran) {
    assertThat(ran.code()).as(ran.err()).isZero();
    return JsonParser.parseString(ran.out()).getAsJsonObject().get("spikes");
  }

  /// What numpy.savez writes is read as the CSV is.
  @Test
  void npzIsRead(@TempDir Path folder) throws IOException {
    double[] current = {0, 1, 1, 0, 0, 2, 2, 0};
    double[] voltage = {-65, -64, -63, -64, -65, -63, -62, -63};
    Path file = folder.resolve("cell.npz");
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("current", NpyArray.of(current, 2, 4));
    arrays.put("voltage", NpyArray.of(voltage, 2, 4));
    arrays.put("dt", NpyArray.of(new double[] {0.02}));
    Npz.write(file, arrays);
    var given = new VoltageData.Given(null, "nA", null, 0.01);
    VoltageData data = VoltageData.read(file, given, said -> {});
    assertThat(data.stimuli().dt()).isEqualTo(0.02);
    assertThat(data.stimuli().currents()[1]).containsExactly(0, 2, 2, 0);
    assertThat(data.voltage()[0]).containsExactly(-65, -64, -63, -64);
    voltage[5] = Double.NaN;
    arrays.remove("dt");
    Npz.write(file, arrays);
    assertThat(Ran.of("fit", "hh", "--data", file).err())
        .contains(
            "cell.npz: expected finite numbers in 'voltage', found NaN in trace 1 at sample 1");
    arrays.remove("voltage");
    Npz.write(file, arrays);
    assertThat(Ran.of("fit", "hh", "--data", file).err())
        .contains(
            "expected an array 'voltage' of the shape [traces, samples], found the arrays current");
  }

  /// An option that says a wrong unit is blamed, not the file.
  @Test
  void wrongUnitsOfOptionsAreBlamedOnTheOption(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), "time_ms,I,V\n0,1,-65\n0.01,1,-65\n");
    Ran volts = Ran.of("fit", "hh", "--data", file, "--current-unit", "nA", "--voltage-unit", "V");
    assertThat(volts.code()).isEqualTo(2);
    assertThat(volts.err()).contains("--voltage-unit V: ", "membrane potentials of 1 to 500 mV");
    Files.writeString(file, "time_ms,I_nA,V_mV\n0,1,-65\n0.01,1,-65\n");
    Ran twice = Ran.of("fit", "hh", "--data", file, "--voltage-unit", "V");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("says mV in its header; leave --voltage-unit out");
    assertThat(error(folder, "time_ms,I0_nA,V0_mV,I1_pA,V1_mV\n0,1,-65,1,-65\n0.01,1,-65,1,-65\n"))
        .contains("expected one unit for all columns like I0_nA, found I1_pA");
    assertThat(error(folder, "time_ms,I_nA,V_mV\n0,1,-65\n0.01,1,-65\n0.025,1,-65\n0.03,1,-65\n"))
        .contains("expected samples every 0.01000 ms, this one at 0.0200000 ms, found 0.0250000 ms")
        .contains("in line 4");
    String jump = "time_ms,I_nA,V_mV\n0,1,-65\n1,1,-65\n2,1,-65\n3,1,-65\n9,1,-65\n10,1,-65\n";
    assertThat(error(folder, jump))
        .contains("samples every 1.000 ms, this one at 4.00000 ms, found 9.00000 ms in line 6");
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

  /// What the file does not say is asked for, whatever the model.
  @ParameterizedTest
  @CsvSource({"hh", "alif"})
  void aFileWithoutTimesNeedsAnInterval(String cell, @TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("data.csv"), "I_nA,V_mV\n1,-65\n1,-65\n");
    Ran ran = Ran.of("fit", cell, "--data", csv);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("expected a column of time: time_ms (or say --dt MS)");
    Path npz = folder.resolve("cell.npz");
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("current", NpyArray.of(new double[] {0, 1}, 1, 2));
    arrays.put("voltage", NpyArray.of(new double[] {-65, -64}, 1, 2));
    Npz.write(npz, arrays);
    assertThat(Ran.of("fit", cell, "--data", npz).err())
        .contains("cell.npz: expected an array 'dt' with the sampling interval in ms");
    arrays.put("dt", NpyArray.of(new double[] {-0.1}));
    Npz.write(npz, arrays);
    assertThat(Ran.of("fit", cell, "--data", npz).err())
        .contains("cell.npz: expected an array 'dt'", "above 0", "found -0.1");
  }

  @Test
  void aFolderHasTheIntervalOfThePublishedOne(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("input.csv"), ",0,1,2\n0,1,1,1\n");
    Files.writeString(folder.resolve("output.csv"), ",0,1,2\n0,-65,-65,-65\n");
    for (double step : new double[] {0.01, 0.1}) {
      List<String> said = new ArrayList<>();
      var given = new VoltageData.Given(null, "nA", "mV", step);
      assertThat(VoltageData.read(folder, given, said::add).stimuli().dt()).isEqualTo(0.01);
      assertThat(said.getFirst()).contains("samples every 0.01 ms, as in the published hh_traces");
    }
  }

  @Test
  void currentsThatAreFarTooLargeAreSaid(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.csv"), "time_ms,I_nA,V_mV\n0,300,-65\n0.1,300,-64\n");
    List<String> said = new ArrayList<>();
    VoltageData.read(file, new VoltageData.Given(null, null, null, 0.1), said::add);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .contains(" is 300 nA at most, more than the 0.1 to 100 nA", "is the unit right?");
  }

  @Test
  void columnsOfOneNameAreRefused(@TempDir Path folder) throws IOException {
    assertThat(error(folder, "time_ms,I_nA,I_nA,V_mV,V_mV\n0,1,1,-65,-65\n0.01,1,1,-65,-65\n"))
        .contains("expected columns with names of their own, found I_nA twice");
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
