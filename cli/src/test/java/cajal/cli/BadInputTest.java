package cajal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a user can get wrong, a test for each: one message that says what to do, an exit code that
/// is not zero, no stack trace, and no result file.
class BadInputTest {
  private static final String PROGRAM =
      """
      import cajal.brain.*;
      import cajal.brain.network.Network;
      import cajal.unit.Unit;

      class Cell extends Neuron {
        @Unit("ms") public double tau = 20;
        @State @Unit("mV") public double v = 1;
        @Derivative double dv() { return -v / tau; }
      }

      void main() {
        var net = new Network(0.1);
        var cells = net.population("cells", new Cell(), 10);
        net.run(100);
      }
      """;

  @TempDir Path folder;
  private Path out;
  private SmallSonata sonata;

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("out");
    sonata = SmallSonata.in(folder.resolve("small"));
  }

  private void isAnswered(Ran ran, int code, String... parts) {
    assertThat(ran.code()).as(ran.err()).isEqualTo(code);
    assertThat(ran.err()).startsWith("cajal: ").contains(parts);
    assertThat(ran.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(ran.err().lines().filter(line -> line.startsWith("cajal: "))).hasSize(1);
    for (String name : List.of("spikes.h5", "raster.png", "summary.json")) {
      assertThat(out.resolve(name)).doesNotExist();
    }
  }

  private Ran coba(Object... more) {
    Object[] line = {"run", "coba", "--seconds", 0.01, "--out", out};
    return Ran.of(Stream.of(line, more).flatMap(Stream::of).toArray());
  }

  private Ran runSonata() {
    return Ran.of("run", "sonata", sonata.config(), "--out", out);
  }

  private Ran program(String good, String bad) throws IOException {
    assertThat(PROGRAM).contains(good);
    return Ran.of(
        "run", Files.writeString(folder.resolve("my-net.java"), PROGRAM.replace(good, bad)));
  }

  @Test
  void unknownModel() {
    isAnswered(Ran.of("run", "cobba"), 2, "unknown network 'cobba'", "Did you mean coba?");
  }

  @Test
  void unknownOption() {
    isAnswered(coba("--sed", 3), 2, "unknown option --sed. Did you mean --seed?");
  }

  @Test
  void missingFile() {
    isAnswered(
        Ran.of("run", folder.resolve("none.java")),
        1,
        "none.java: expected a Java source file, found no such file. Check the name");
    isAnswered(Ran.of("run", "sonata", folder.resolve("none.json")), 1, "no such file");
  }

  @Test
  void missingFileThatAConfigurationLeadsTo() throws IOException {
    Files.delete(sonata.folder().resolve("edges.h5"));
    isAnswered(runSonata(), 1, "edges.h5: expected an HDF5 file, found no such file");
  }

  @Test
  void damagedFile() throws IOException {
    Files.writeString(sonata.config(), Files.readString(sonata.config()).replace("],", "]"));
    isAnswered(runSonata(), 1, "config.json: expected JSON, found malformed text at line ");
    Files.write(folder.resolve("my-net.java"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    isAnswered(Ran.of("run", folder.resolve("my-net.java")), 1, "it is no text in UTF-8");
  }

  @Test
  void truncatedHdf5() throws IOException {
    sonata.truncate(sonata.folder().resolve("edges.h5"));
    isAnswered(runSonata(), 1, "edges.h5: expected an HDF5 file of", "The file is truncated: copy");
  }

  @Test
  void wrongTypes() {
    sonata.edges(new double[] {0, 1, 2});
    isAnswered(runSonata(), 1, "edges.h5", "target_node_id to hold whole numbers", "doubles");
  }

  @Test
  void edgesThatPointOutsideThePopulation() {
    sonata.edges(new long[] {0, 3, 2});
    isAnswered(runSonata(), 1, "edges.h5", "population cells", "from 0 to 2", "3 at position 1");
  }

  @Test
  void negativeTimeStep() throws IOException {
    isAnswered(coba("--dt", -0.1), 2, "--dt -0.1: a step is more than 0 ms; 0.1 is usual.");
    isAnswered(
        program("Network(0.1)", "Network(-0.1)"),
        1,
        "my-net.java, line 12: a network goes in steps of more than 0 ms, found -0.1");
  }

  @Test
  void unitMismatch() throws IOException {
    isAnswered(
        program("-v / tau", "-v"),
        1,
        "my-net.java, line 14: dv/dt in Cell.dv must be in mV/ms",
        "found: mV",
        "write: it divided by something in ms");
    isAnswered(
        program("-v / tau", "(tau - v) / tau"),
        1,
        "my-net.java, line 14: both operands of - in program.Cell.dv, line 8 must have the same unit");
  }

  @Test
  void unliftableCode() throws IOException {
    isAnswered(
        program("-v / tau", "Math.random()"),
        1,
        "my-net.java, line 14: program.Cell.dv, line 8:",
        "found: Math.random",
        "write: Draw.uniform(0, 1)");
  }

  @Test
  void codeThatDoesNotCompile() throws IOException {
    isAnswered(
        program("-v / tau", "-v / tua"), 1, "does not compile", "my-net.java:8: error", "tua");
  }

  @Test
  void nanInAParameter() throws IOException {
    isAnswered(
        program("net.run", "cells.neuron().tau = 0.0 / 0; net.run"),
        1,
        "my-net.java, line 14: the parameter 'tau' of cells (Cell) is NaN; give it a number");
    isAnswered(
        program("net.run", "cells.set(\"tau\", 1, 2, 3, 4, 5, 6, 7, 8, 9, 0.0 / 0); net.run"),
        1,
        "my-net.java, line 14: set(tau) of cells: value 9 is NaN; give a number");
    isAnswered(
        program(
            "net.run",
            "net.connect(cells, cells, cajal.brain.connect.Connect.random(0.5), c -> c.v += 1)"
                + ".weight(0.0 / 0); net.run"),
        1,
        "my-net.java, line 14: weight(NaN): give a finite number");
  }

  @Test
  void simulationThatBlowsUp() throws IOException {
    isAnswered(
        program(
            """
            @State @Unit("mV") public double v = 1;
              @Derivative double dv() { return -v / tau; }
            """,
            """
            @State public double v = 1;
              @Derivative double dv() { return v * v; }
            """),
        1,
        "my-net.java, line 14: the simulation blew up in step 11 (t = 1.1 ms): neuron 0 of cells went",
        "from {v=3965.7666015625} to {v=Infinity}. Take a smaller step than 0.1 ms, or check");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noSpaceForOutput() throws Exception {
    Ran ran = mounted("size=64k", "--seconds", "0.3", "--write", "spikes.h5,raster.png");
    isAnswered(ran, 1, "spikes.h5: not written: no space left for ", "Free some space or choose");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noSpaceForAnyKindOfFile() throws Exception {
    for (String file : List.of("spikes.csv", "spikes.npz", "raster.png")) {
      Ran ran = mounted("size=16k", "--seconds", "0.2", "--write", file);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).startsWith("cajal: ").contains(file + ": not written: no space left");
      assertThat(ran.err().lines().skip(1))
          .as("files that are left")
          .noneMatch(line -> line.contains(file) || line.endsWith(".tmp"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void outputOnAReadOnlyDisk() throws Exception {
    isAnswered(mounted("ro"), 1, "summary.json: not written: the file system is read-only. Choose");
  }

  /// Runs COBA into a file system that holds little, and prints what is in it then.
  private Ran mounted(String options, String... more) throws Exception {
    Files.createDirectories(out);
    String mount = "mount -t tmpfs -o " + options + " tmpfs " + out;
    assumeTrue(
        Started.of("unshare", "-rm", "sh", "-c", mount).code() == 0,
        "this machine lets nobody mount a file system of his own");
    String run = "\"$@\"; code=$?; find " + out + " -type f >&2; exit $code";
    List<String> command =
        Stream.of(
                List.of("unshare", "-rm", "sh", "-c", mount + " && { " + run + "; }", "sh"),
                Started.cajal("run", "coba", "--out", out.toString()),
                List.of(more))
            .flatMap(List::stream)
            .toList();
    Ran ran = Started.of(command.toArray(String[]::new));
    return new Ran(ran.code(), ran.out(), ran.err().replaceAll("(?m)^coba: .* left\\n", ""));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noPermissionForOutput() throws IOException {
    Files.createDirectories(out);
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(out), "whoever runs this test may write everywhere");
    isAnswered(coba(), 1, "no permission to write in " + out, "chmod u+w " + out);
  }

  @Test
  void outputWhereThereCanBeNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    isAnswered(
        coba("--out", file.resolve("x")), 2, "option '--out' (DIR) should be specified only once");
    isAnswered(
        Ran.of("run", "coba", "--out", file.resolve("x")),
        1,
        "the folder " + file.resolve("x") + " cannot be made (",
        "Choose another with --out.");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here");
    isAnswered(
        Ran.of("run", "coba", "--out", "/proc/x"),
        1,
        "the folder /proc/x cannot be made (nothing can be made there). Choose another with --out.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void wrongJdk() throws Exception {
    var copy = new LauncherCopy(folder.resolve("launcher"));
    var ended =
        copy.run(
            Map.of("JAVA_HOME", copy.jdk("17.0.2").toString()), copy.root.resolve("cajal"), "run");
    isAnswered(
        new Ran(ended.code(), ended.out(), ended.err()),
        3,
        "no JDK 25 or newer found",
        "Install one",
        "JAVA_HOME=/path/to/jdk-25");
  }

  /// Without vectors everything works, slower, so this alone is a warning.
  @Test
  void missingIncubatorFlag() throws Exception {
    List<String> flagless =
        Started.cajal("version").stream()
            .filter(word -> !word.startsWith("--add-modules"))
            .toList();
    Ran ran = Started.of(flagless.toArray(String[]::new));
    assertThat(ran.code()).isEqualTo(Console.ENVIRONMENT);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            "cajal: java was started without the module that vectors need; add"
                + " --add-modules jdk.incubator.vector, or use the launcher ./cajal"
                + " (-Dcajal.scalar=true goes on without, several times slower)");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withoutVectorsOnRequest() throws Exception {
    List<String> flagless = new ArrayList<>();
    for (String word : Started.cajal("version")) {
      if (word.equals("cajal.cli.Main")) flagless.add("-Dcajal.scalar=true");
      if (!word.startsWith("--add-modules")) flagless.add(word);
    }
    Ran ran = Started.of(flagless.toArray(String[]::new));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).endsWith("no vectors\n");
  }

  @Test
  void whatAProgramThrowsIsSaidWithoutNamesOfExceptions() throws IOException {
    Map<String, String> answers =
        Map.of(
            "void main() { throw new IllegalStateException(); }",
            "stopped here, without a reason (--debug shows more)",
            "void main() throws Exception { Files.readString(Path.of(\"none.csv\")); }",
            "there is no none.csv",
            "void main() { throw new java.io.UncheckedIOException(new IOException(\"late\")); }",
            "late",
            "static int[] none = {}; static int first = none[0]; void main() {}",
            "Index 0 out of bounds for length 0",
            "void main() { main(); }",
            "endless recursion");
    for (var answer : answers.entrySet()) {
      Path program = Files.writeString(folder.resolve("x.java"), answer.getKey());
      isAnswered(Ran.of("run", program), 1, program + ", line 1: " + answer.getValue());
    }
  }

  @Test
  void aMainThatCannotBeStartedIsToldWhy() throws IOException {
    Path program = folder.resolve("x.java");
    Files.writeString(program, "class Own { Own(int n) {} void main() {} }");
    isAnswered(
        Ran.of("run", program), 1, "Own has no constructor without arguments. Make main static");
  }

  @Test
  void anyErrorHasItsStackTraceWithDebug() throws IOException {
    Path program = Files.writeString(folder.resolve("x.java"), "void main() { int x = 1 / 0; }");
    assertThat(Ran.of("run", program).err())
        .isEqualToIgnoringNewLines("cajal: " + program + ", line 1: / by zero");
    assertThat(Ran.of("run", "--debug", program).err()).contains("ArithmeticException", "\tat ");
  }
}
