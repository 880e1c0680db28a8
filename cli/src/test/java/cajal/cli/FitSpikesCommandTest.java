package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.brain.inputs.Signal;
import cajal.brain.trains.SpikeTrain;
import cajal.systems.fitting.spikes.Candidates;
import cajal.systems.fitting.spikes.SpikingModel;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cajal fit spikes` and `cajal predict` on the recordings of a made-up neuron.
class FitSpikesCommandTest {
  private static final double[] NEURON = {6, 14, 8, 1.5, 8, 90, 2};
  private static final String OWN =
      """
      import cajal.brain.*;
      public class My extends Neuron {
        public double tau = 6, threshold = 0.3;
        @State public double v = 0;
        @Derivative double dv() { return (input - v) / tau; }
        @Override protected boolean spikes() { return v > threshold; }
        @Override protected void onSpike() { v = 0.15; refractory(2); }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void record() throws IOException {
    write("1", 300, 1);
    write("2", 250, 2);
  }

  private void write(String name, double mean, long seed) throws IOException {
    double[][] rows = Signal.ornsteinUhlenbeck(mean, 200, 1, 400, 1, seed).rows(0.2);
    double[] current = new double[rows.length];
    StringBuilder stimulus = new StringBuilder("time_ms,I_pA\n");
    for (int i = 0; i < rows.length; i++) {
      current[i] = Math.rint(rows[i][0]);
      stimulus.append(String.format(Locale.ROOT, "%.1f,%.0f%n", i * 0.2, current[i]));
    }
    SpikeTrain train =
        new Candidates(SpikingModel.mat()).spikes(current, 0.2, new double[][] {NEURON}).getFirst();
    StringBuilder spikes = new StringBuilder("repetition,time_ms\n");
    for (double t : train.times()) {
      spikes.append(String.format(Locale.ROOT, "0,%.1f%n1,%.1f%n", t, t + 0.4));
    }
    Files.writeString(folder.resolve("stimulus_" + name + ".csv"), stimulus);
    Files.writeString(folder.resolve("spikes_" + name + ".csv"), spikes);
  }

  private Ran fit(String more) {
    return Ran.line("fit spikes --data " + folder + " --out " + folder.resolve("out") + " " + more);
  }

  private String refused(String more) {
    Ran ran = fit(more);
    assertThat(ran.code()).as(ran.out()).isIn(Console.FAILED, Console.USAGE);
    assertThat(folder.resolve("out/model.json")).doesNotExist();
    return ran.err();
  }

  private void replace(String file, String old, String text) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    assertThat(before).containsPattern(old);
    Files.writeString(path, before.replaceFirst(old, text));
  }

  @Test
  void modelsAreFittedJudgedAndPredictOtherCurrents() throws IOException {
    Ran ran = fit("--train 1 --test 2 --models lif,mat --evaluations 128");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("fit 1", "test 2", "cv 1", "lif ", "mat ", "best: ");
    Path out = folder.resolve("out");
    for (String name : new String[] {"lif.json", "mat.json", "raster-1.png", "raster-2.png"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    JsonObject summary =
        JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
    JsonObject mat = summary.getAsJsonObject("models").getAsJsonObject("mat");
    assertThat(mat.getAsJsonObject("scores").get("1").getAsDouble()).isGreaterThan(0.4);
    int counted = mat.getAsJsonObject("spikes").get("2").getAsInt();

    Path stimulus = folder.resolve("stimulus_2.csv");
    Ran predicted =
        Ran.line(
            "predict "
                + out.resolve("mat.json")
                + " --current "
                + stimulus
                + " --out "
                + out
                + "/p --json");
    assertThat(predicted.code()).as(predicted.err()).isZero();
    JsonObject spikes = JsonParser.parseString(predicted.out()).getAsJsonObject();
    assertThat(spikes.getAsJsonArray("times_ms")).hasSize(counted);
    assertThat(out.resolve("p/spikes.csv")).isNotEmptyFile();
    assertThat(out.resolve("p/prediction.png")).isNotEmptyFile();
  }

  @Test
  void threadsChangeNoBitOfTheModel() throws IOException {
    fit("--train 1 --models mat --evaluations 64 --no-validation --threads 1");
    String one = Files.readString(folder.resolve("out/model.json"));
    fit("--train 1 --models mat --evaluations 64 --no-validation --threads 3");
    String three = Files.readString(folder.resolve("out/model.json"));
    assertThat(three.replaceAll("\"fit_s\".*", "")).isEqualTo(one.replaceAll("\"fit_s\".*", ""));
  }

  @Test
  void aModelOfTheUsersOwnIsFittedAndPredicts() throws IOException {
    Path own = folder.resolve("My.java");
    Files.writeString(own, OWN);
    Ran ran =
        fit(
            "--train 1 --models lif --model "
                + own
                + " --free tau=2:20,threshold=0.1:0.6 --evaluations 64 --no-validation");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("My.java");
    Ran predicted =
        Ran.line(
            "predict "
                + folder.resolve("out/My.json")
                + " --current "
                + folder.resolve("stimulus_2.csv")
                + " --out "
                + folder.resolve("p"));
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(refusedOwn(own, "tua=2:20")).contains("tua=2:20", "threshold");
    assertThat(refusedOwn(own, "tau=-5:-1")).contains("this is a time constant; give more than 0");
    assertThat(refusedOwn(own, "tau=20:2")).contains("smaller number first");
  }

  private String refusedOwn(Path own, String free) {
    Ran ran = fit("--train 1 --model " + own + " --free " + free);
    assertThat(ran.code()).isNotZero();
    return ran.err();
  }

  @Test
  void whatCannotBeFittedIsRefused() throws IOException {
    assertThat(refused("--train 7")).contains("stimulus_7.csv", "the stimuli 1, 2");
    assertThat(refused("--train 1 --test 1")).contains("--test 1 is in --train too");
    assertThat(refused("--train 1 --models mta"))
        .contains("there are lif, alif, mat")
        .contains("mat?");
    assertThat(refused("--train 1 --free tau=1:2")).contains("--free has no effect");
    assertThat(refused("--train 1 --models gif")).contains("no membrane potentials");
    assertThat(Ran.line("fit").err()).contains("cajal fit spikes");
  }

  @Test
  void damagedRecordingsAreRefusedWithFileAndLine() throws IOException {
    replace("stimulus_1.csv", "\n0.6,[-0-9]+", "\n0.6,NaN");
    assertThat(refused("--train 1")).contains("stimulus_1.csv", "finite number for I_pA", "line 5");
    replace("stimulus_1.csv", "\n0.6,NaN", "\n0.7,100");
    assertThat(refused("--train 1")).contains("samples every 0.2000 ms", "line 5");
    replace("stimulus_1.csv", "I_pA", "I_V");
    replace("stimulus_1.csv", "\n0.7,100", "\n0.6,100");
    assertThat(refused("--train 1")).contains("a unit of current for I_V", "'V'");
    replace("stimulus_1.csv", "I_V", "I_A");
    assertThat(refused("--train 1")).contains("currents from 0.01 pA to 1 µA");
    replace("stimulus_2.csv", "I_pA", "x");
    assertThat(refused("--train 2")).contains("a column of current", "time_ms, x");
    replace("spikes_1.csv", "repetition,time_ms\n", "repetition,time_ms\n0,9999\n");
    replace("stimulus_1.csv", "I_A", "I_pA");
    assertThat(refused("--train 1")).contains("spikes_1.csv", "within the stimulus", "line 2");
  }

  @Test
  void emptyAndCutFilesAreNamed() throws IOException {
    Path stimulus = folder.resolve("stimulus_1.csv");
    byte[] whole = Files.readAllBytes(stimulus);
    Files.writeString(stimulus, "");
    assertThat(refused("--train 1")).contains("stimulus_1.csv", "an empty file");
    Files.writeString(stimulus, "time_ms,I_pA\n");
    assertThat(refused("--train 1")).contains("stimulus_1.csv", "no row of numbers");
    Files.delete(stimulus);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(whole);
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Files.write(folder.resolve("stimulus_1.csv.gz"), half);
    assertThat(refused("--train 1")).contains("stimulus_1.csv.gz", "it ends too early");
  }

  @Test
  void aModelThatBlowsUpIsAnErrorThatNamesItsFile() throws IOException {
    Path own = folder.resolve("My.java");
    Files.writeString(own, OWN);
    fit(
        "--train 1 --models lif --model "
            + own
            + " --free tau=2:20,threshold=0.1:0.6 --evaluations 64 --no-validation");
    String model = Files.readString(folder.resolve("out/My.json"));
    assertThat(read(model.replaceFirst("\"tau\": [0-9.]+", "\"tau\": 0"))).contains("blew up");
  }

  @Test
  void predictionTakesOtherRatesAndUnitsAndSaysSo() throws IOException {
    assertThat(fit("--train 1 --models mat --evaluations 64 --no-validation").code()).isZero();
    Path model = folder.resolve("out/model.json");
    Path fast = folder.resolve("fast.csv");
    StringBuilder text = new StringBuilder("t,I\n");
    for (int i = 0; i < 4000; i++) text.append(i * 0.05).append(",0.6\n");
    Files.writeString(fast, text);
    Ran ran = Ran.line("predict " + model + " --current " + fast + " --out " + folder.resolve("p"));
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("taken as ms", "taken as nA", "sampled every 0.05 ms", "resampled");
    assertThat(ran.out()).contains("in 200 ms");
    Files.writeString(fast, "I_pA\n1\n2\n");
    ran = Ran.line("predict " + model + " --current " + fast + " --out " + folder.resolve("p"));
    assertThat(ran.err()).contains("a column of time", "--dt MS");
  }

  @Test
  void damagedModelsAreRefused() throws IOException {
    assertThat(fit("--train 1 --models mat --evaluations 64 --no-validation").code()).isZero();
    Path model = folder.resolve("out/model.json");
    String whole = Files.readString(model);
    assertThat(read(whole.substring(0, 100))).contains("JSON that is malformed at line");
    assertThat(read("{\"format\":")).contains("JSON that ends too early");
    assertThat(read("")).contains("an empty file");
    assertThat(read("{\"a\": 1, b}")).contains("malformed at line 1").doesNotContain("Strictness");
    assertThat(read("[1]")).contains("something else than a JSON object");
    assertThat(read(whole.replaceFirst("\"tau\": [0-9.]+", "\"tau\": -3")))
        .contains("\"tau\" above 0, found -3");
    assertThat(read(whole.replaceFirst("\"tRef\": [0-9.]+", "\"tRef\": 0")))
        .contains("\"tRef\" above 0");
    assertThat(read(whole.replace("\"version\": 1", "\"version\": 2"))).contains("version 1");
    assertThat(read(whole.replace("\"omega\"", "\"omeg\""))).contains("a number \"omega\"");
    assertThat(read("{}")).contains("cajal fit spikes");
    assertThat(read(whole.replace("\"mat\"", "\"mta\""))).contains("one of the models");
  }

  private String read(String text) throws IOException {
    Path model = folder.resolve("damaged.json");
    Files.writeString(model, text);
    Path current = folder.resolve("stimulus_1.csv");
    Ran ran =
        Ran.line("predict " + model + " --current " + current + " --out " + folder.resolve("p"));
    assertThat(ran.code()).isEqualTo(Console.FAILED);
    assertThat(ran.err()).contains("damaged.json");
    return ran.err();
  }
}
