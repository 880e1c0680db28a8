package cajal.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.emit.Lanes;
import cajal.exec.Settings;
import cajal.io.tensors.Checkpoint;
import cajal.trace.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trainings in parts.
class StudyTest {
  private static final int EPOCHS = 5;

  @TempDir Path folder;

  private static Study study(String method) {
    Design design = new Design("dense", 3, 100, 10, 0.3, 10);
    Course course =
        new Course(
            "evidence-ei", EPOCHS, 4, 0.01, 10, 2200, 1, method, "relu", true, Optional.of(design));
    Settings settings = new Settings(Lanes.preferred(), 1);
    List<Phase> phases = Subject.EVIDENCE_EI.phases(course, Optional.empty());
    return new Study(Subject.EVIDENCE_EI, course, phases, settings);
  }

  private static List<float[]> numbers(Study study) {
    return study.parameters().stream().map(Parameter::value).map(value -> value.floats()).toList();
  }

  /// Also where a part has just come to its end and the next one begins with a new optimiser.
  @ParameterizedTest
  @ValueSource(strings = {"bptt", "es-d-rtrl"})
  void aTrainingGoesOnFromTheCheckpointOfEachEpoch(String method) {
    Path file = folder.resolve("checkpoint.safetensors");
    Study whole = study(method).keeping(file, Study.NEVER);
    whole.run();
    for (int end = 1; end < EPOCHS; end++) {
      Study first = study(method).keeping(file, Study.NEVER);
      int last = end;
      first.onEpoch(report -> {
        if (report.epoch() + 1 == last) first.stop();
      });
      first.run();
      Study second = study(method).resume(Checkpoint.read(file));
      second.run();
      assertThat(second.curve()).isEqualTo(whole.curve());
      assertThat(numbers(second))
          .as("after epoch %d", end)
          .usingRecursiveComparison()
          .isEqualTo(numbers(whole));
    }
  }
}
