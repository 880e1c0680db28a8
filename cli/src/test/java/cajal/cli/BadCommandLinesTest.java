package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command line that cannot be: one message that says what to write, exit code 2, no stack trace.
class BadCommandLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rum coba | unknown command 'rum'; there are run, bench",
        "rum coba | Did you mean run?",
        "run cobba | unknown network 'cobba'; there are coba, coba-driven, cuba",
        "run cobba | Did you mean coba?",
        "run coab | Did you mean coba?",
        "help rnu | there is no command 'rnu', but run, bench",
        "help rnu | Did you mean run?",
        "run | which network? One of",
        "run coba --second 1 | unknown option --second. Did you mean --seconds?",
        "run coba --seconds=-1 | --seconds -1.0: give more than 0.",
        "run coba --seconds nan | Invalid value for option '--seconds': 'nan' is no number",
        "run coba --seconds NaN | --seconds NaN: give more than 0.",
        "run coba --seconds Infinity | --seconds Infinity: give more than 0.",
        "run coba --seconds 0 | --seconds 0.0: give more than 0.",
        "run coba --seconds 1e-6 | --seconds 1.0E-6 in steps of 0.1 ms: give 1 to",
        "run coba --seconds 1e9 | give 1 to 2147483647 steps",
        "run coba --dt -0.1 | --dt -0.1: a step is more than 0 ms; 0.1 is usual.",
        "run coba --dt NaN | --dt NaN: a step is more than 0 ms",
        "run coba --dt 0 | --dt 0.0: a step is more than 0 ms",
        "run coba --dt Infinity | --dt Infinity: a step is more than 0 ms",
        "run coba --scale 0 | --scale 0: give 1 or more.",
        "run coba --scale NaN | Invalid value for option '--scale': 'NaN' is no whole number",
        "run coba --scale 99999999999 | '99999999999' is beyond 2147483647",
        "run coba --scale 600000 | 2,400,000,000 cells with 192,000,000,000 synapses need at least 76.8",
        "run coba --scale 600000 | a population has at most 2,147,483,647 cells",
        "run cuba --scale 500000 | 160,000,000,000 synapses need at least 64.0 GB of memory, and Java",
        "run cuba --scale 500000 | or allow more: JDK_JAVA_OPTIONS=-Xmx16g",
        "explain coba --scale 600000 | --scale 600000: 2,400,000,000 cells",
        "bench coba 600000 1 | SCALE 600000: 2,400,000,000 cells",
        "fit gif --free c | --free c: gif has no parameter 'c'; give some of a, b, k1, k2, A1, A2",
        "fit gif --free k11=0:1 | Did you mean k1",
        "fit gif --free a=1:0 | the bounds are out of order; write the smaller number first, as a=0:1",
        "fit hh --free g_Na=-50:-10 | --free g_Na=-50.0:-10.0: this is a conductance; give 0 or more.",
        "fit gif --free tau=-5:-1 | --free tau=-5.0:-1.0: this is a time constant; give more than 0.",
        "fit gif --fix tau=-3 | --fix tau=-3.0: this is a time constant; give more than 0.",
        "fit adex --fix tRef=-1 --data x | --fix tRef=-1.0: this is a time; give 0 or more.",
        "fit adex --free C=-9:100 --data x | this is a capacitance; give more than 0",
        "fit gif --free tau=0:0 | the bounds are the same, so there is nothing to fit; set it, as --fix tau=0",
        "fit gif --free a=0 | write NAME=LOW:HIGH with two finite numbers",
        "fit gif --free a=0:inf | write NAME=LOW:HIGH with two finite numbers",
        "fit gif --free a,a=0:1 | a comes twice",
        "fit gif --fix tau=fast | --fix tau=fast: write NAME=NUMBER, as gL=0.1",
        "fit gif --fix b=1 --free b | b is fitted; leave out one of --fix and --free",
        "fit gif --model My.java | --model has no effect: gif is a model",
        "fit adex | adex has no published simulation to be fitted to; name recordings with --data",
        "fit adex --rates published --data x | --rates has no effect: only hh has rates",
        "fit gif --loss gama | --loss gama: give one of voltage, forced, likelihood, smooth",
        "fit gif --loss gama | Did you mean gamma",
        "fit gif --loss smooth | spikes of gif reset it, so they come and go at once; give likelihood",
        "fit hh --loss likelihood | hh has spikes in its voltage and no threshold; give smooth",
        "fit gif --loss gamma --window 0 | --window 0.0: give more than 0 ms",
        "fit gif --loss gamma --tau 5 | --tau has no effect: it belongs to the loss van-rossum",
        "fit hh --window 5 | --window has no effect: it belongs to the loss gamma",
        "fit gif --softness 1 | --softness has no effect: it belongs to the loss likelihood and smooth",
        "fit gif --spike-level NaN | --spike-level NaN: give a voltage in mV, as -20",
        "fit adex --free tRef --data x | --free tRef: it counts whole steps, so no slope leads to it",
        "fit hh --stride 0 | --stride 0: give 1 or more",
        "fit hh --data x --voltage-unit kV | --voltage-unit kV: give one of mV, V",
        "fit hh --data x --current-unit V | --current-unit V: give one of pA, nA",
        "fit foo | has no 'foo'; there are spikes, hh, gif, adex, alif",
        "fit hhh | Did you mean hh?",
        "fit --data My.java | --data My.java: a Java file is a model; write --model My.java",
        "fit | fit what? cajal fit spikes, hh, gif, adex or alif, or --model FILE",
        "fit --model My.java --input V --data x | --input V: give pA or nA",
        "fit hh --rates new | --rates new: give published or traub-miles",
        "fit gif --seconds 0 | --seconds 0.0: give more than 0",
        "bench fit-hh --seeds 0 | --seeds 0: give 1 or more",
        "bench hh-fit --candidates 0 | --candidates 0: give 1 or more",
        "bench scaling --most 2000000000 | --most 2000000000: 2,000,000,000 cells",
        "run coba --threads 0 | --threads 0: give 1 or more",
        "run coba --threads 99999 | --threads 99999: give 1 or more, 1024 at most.",
        "run coba --threads -2 | --threads -2: give 1 or more",
        "run coba extra | 'extra' is one argument too many.",
        "run coba --compare x.h5 | --compare has no effect: it compares with the spikes of a SONATA",
        "run coba --write spikes.cvs | --write spikes.cvs: there are spikes.h5, spikes.csv",
        "run coba --write spikes.cvs | Did you mean spikes.csv?",
        "run sonata x --dt 0.1 | --dt has no effect: spikes of SONATA files lie on steps of 0.001 ms",
        "run sonata x --scale 2 | --scale has no effect: a SONATA network has the size",
        "run sonata x --seed 2 | --seed has no effect: nothing is drawn at random",
        "run sonata x --seconds NaN | --seconds NaN: give more than 0.",
        "run --dt 0.1 x.java | --dt has no effect: a source file says its step itself",
        "run --seconds 1 x.java | --seconds has no effect: a source file says itself how long",
        "run --scale 1 x.java | --scale has no effect: a source file says its sizes itself",
        "run --out o x.java | --out has no effect: a source file says itself what it writes",
        "run --json x.java | --json has no effect: a source file says itself what it prints",
        "run model.txt | 'model.txt' is no network and no Java source file. Files that run are my-net.java",
        "run model.txt | Equations as text are read by a source file: Equations.of",
        "run net/config.json | a SONATA network is run by: cajal run sonata net/config.json",
        "run spikes.h5 | which is run by its configuration",
        "run Net.class | cajal runs the source file",
        "explain my-net.java | 'my-net.java' explains itself: IO.println(net.explain())",
        "bench --seed 3 scaling | --seed stands before scaling; write it behind.",
        "bench coba scaling | MODEL stands before scaling; write it behind.",
        "run sonata | name the network's file",
        "explain | Missing required parameter: 'NETWORK'",
        "explain cobahhh | Did you mean cobahh?",
        "explain foo | brunel, yinyang",
        "bench | which network? For example: cajal bench coba 1 1",
        "bench caba 1 1 | Did you mean coba?",
        "train | which task? One of yinyang, digits, evidence, evidence-ei, dms.",
        "train yinjang | unknown task 'yinjang'; there are yinyang, digits, evidence, evidence-ei, dms. Did you mean yinyang?",
        "train yinyang --surrogate arctam | Did you mean arctan?",
        "train yinyang --method e-prob | Did you mean e-prop?",
        "train yinyang --method truncated:x | 'x' is no number in the method truncated:x",
        "train yinyang --method bptt:3 | bptt takes no number",
        "train yinyang --hidden 0 | --hidden 0: give 1 or more",
        "train yinyang --rate -1 | --rate -1.0: give more than 0; 0.005 is usual.",
        "train yinyang --threads 0 | --threads 0: give 1 or more.",
        "train yinyang --data x.csv | --data has no effect: yinyang is drawn at random.",
        "train yinyang --no-adaptation | --no-adaptation has no effect",
        "train digits | train digits: name the file with --data",
        "bench coba | bench coba: how large, and how long? For example: cajal bench coba 1 1",
        "bench coba one 1 | Invalid value for positional parameter at index 1 (SCALE): 'one' is no whole",
        "bench coba 0 1 | SCALE 0: give 1 or more.",
        "bench coba 1 -1 | SECONDS -1.0: give more than 0.",
        "bench coba 1 NaN | SECONDS NaN: give more than 0.",
        "bench coba 1 Infinity | SECONDS Infinity: give more than 0.",
        "bench coba 1 2e5 | --runs 3, together 600000.0 in steps of 0.1 ms: give 1 to 2147483647 steps.",
        "bench coba 1 1 --runs 0 | --runs 0: give 1 or more.",
        "bench scaling --most 10 | --most 10: give 1000 or more.",
        "bench scaling --steps 0 | --steps 0: give 1 or more.",
        "--wrong | unknown option --wrong.",
      })
  void isAnsweredWithWhatToWrite(String line, String message) {
    Ran ran = Ran.line(line);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("cajal: ").contains(message).contains("--help");
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void debugMayStandBeforeTheCommand() {
    assertThat(Ran.line("--debug run coba --scale 0").err()).contains("\tat cajal.cli.");
  }

  @Test
  void debugShowsTheStackTrace() {
    assertThat(Ran.line("run coba --scale 0 --debug").err()).contains("\tat cajal.cli.");
  }

  @Test
  void outputThatCannotBeWrittenIsFoundOutBeforeTheRun(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "here");
    Ran ran = Ran.of("run", "coba", "--seconds", "100000", "--out", file.resolve("out"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("cajal: the folder " + file.resolve("out") + " cannot be made")
        .contains("Choose another with --out.");
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(Files.readString(file)).isEqualTo("here");
  }

  @Test
  void missingFilesAreNamed(@TempDir Path folder) {
    Path config = folder.resolve("config.json");
    Ran ran = Ran.of("run", "sonata", config, "--out", folder);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("cajal: " + config + ": expected").contains("no such file");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "run",
    "bench",
    "bench scaling",
    "bench mlp",
    "bench hh-fit",
    "bench fit-hh",
    "bench fit-gif",
    "fit hh",
    "fit gif",
    "fit adex",
    "fit alif",
    "train",
    "explain",
    "completion",
    "version",
    "help"
  })
  void everyCommandHasHelpWithAnExample(String command) {
    Ran ran = Ran.line(command + " --help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Usage: cajal " + command, "Example");
  }

  @Test
  void noCommandsDescriptionEndsInTheMiddleOfASentence() {
    String overview = Ran.line("--help").out() + Ran.line("bench --help").out();
    assertThat(overview.lines().filter(line -> line.matches(" {2}[a-z]+ {2,}[A-Z].*")))
        .hasSizeGreaterThan(7)
        .allMatch(line -> line.endsWith("."));
  }

  @Test
  void helpNamesTheExitCodes() {
    assertThat(Ran.line("--help").out())
        .contains("Exit codes: 0 ", "1 a run", "2 a command line", "3 Java", "130 ");
  }

  @Test
  void withoutACommandThereIsAnOverview() {
    assertThat(Ran.of().out()).contains("run", "bench", "completion", "version");
    assertThat(Ran.of().code()).isZero();
  }

  @Test
  void helpAndVersionMayBeAskedForAsWordsOrOptions() {
    assertThat(Ran.line("help").out()).isEqualTo(Ran.line("--help").out());
    assertThat(Ran.line("help bench").out()).isEqualTo(Ran.line("bench --help").out());
    assertThat(Ran.line("--version").out()).isEqualTo(Ran.line("version").out());
  }

  @Test
  void aSourceFileWithoutItsEndingIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("adlif.java"), "void main() {}");
    Ran ran = Ran.of("run", folder.resolve("adlif"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("but a file: cajal run " + folder.resolve("adlif.java"));
  }

  @Test
  void aLongStepIsRemarkedOn(@TempDir Path folder) {
    Ran ran = Ran.of("run", "cuba", "--dt", "1000", "--seconds", "1", "--out", folder);
    assertThat(ran.err()).contains("cajal: steps of 1000.0 ms are long");
  }
}
