package cajal.cli.train;

import cajal.learn.online.Learning;
import cajal.learn.online.OnlineNetwork;
import cajal.learn.online.RatePenalty;
import cajal.learn.task.CircleMatch;
import cajal.learn.task.EvidenceAccumulation;
import cajal.learn.task.Task;
import cajal.surrogate.Surrogate;
import cajal.systems.cognition.EiNetwork;
import java.util.ArrayList;
import java.util.List;

/// Excitatory and inhibitory networks on tasks with a delay: first short trials in long steps, in
/// the end whole ones in the steps wanted, with the same weights.
final class Curriculum {
  private static final int BATCHES = 10;
  private static final int TESTED = 512;
  private static final double EXCITATORY = 0.8;

  /// @param weight of this part in the training: its epochs by those of all
  private record Part(int weight, String name, Task task) {}

  private final Course course;
  private final Design design;
  private final Surrogate surrogate;

  Curriculum(Course course, Surrogate surrogate) {
    this.course = course;
    this.design = course.design().orElseThrow();
    this.surrogate = surrogate;
  }

  /// Seven cues on two sides and a delay, for units with conductances and adaptation. Short steps
  /// are dear with traces, and have fewer epochs then.
  List<Phase> evidence() {
    int all = design.cues();
    int few = Math.min(3, all);
    int delay = design.delay();
    int brief = Math.min(200, delay);
    boolean isBack = course.method().equals("bptt");
    List<Part> parts =
        List.of(
            new Part(4, "few cues", evidence(10, few, brief)),
            new Part(8, "half the delay", evidence(10, all, delay / 2)),
            new Part(18, "steps of 10 ms", evidence(10, all, delay)),
            new Part(isBack ? 8 : 6, "steps of 5 ms", evidence(5, all, delay)),
            new Part(isBack ? 22 : 8, "steps of 2 ms", evidence(2, all, delay)),
            new Part(isBack ? 40 : 16, "all", evidence(1, all, delay)));
    Task task = parts.getLast().task();
    int n = task.outputs().size();
    return phases(parts, EiNetwork.conductances(start(1, 0.5), task.inputs(), n, surrogate));
  }

  /// @param least length of a step, ms
  private Task evidence(int least, int cues, int delay) {
    int dt = Math.max(least, design.dt());
    return EvidenceAccumulation.ofHundredInputs(dt).with(cues, delay / dt);
  }

  /// Directions to be compared over a delay, for GIF units.
  List<Phase> match() {
    int delay = design.delay();
    int brief = Math.min(200, delay);
    List<Part> parts =
        List.of(
            new Part(10, "short delay", match(10, brief, brief)),
            new Part(40, "delays of all lengths", match(5, brief, delay)),
            new Part(15, "steps of 5 ms", match(5, delay, delay)),
            new Part(4, "steps of 2 ms", match(2, delay, delay)),
            new Part(6, "all", match(1, delay, delay)));
    Task task = parts.getLast().task();
    int n = task.outputs().size();
    return phases(parts, EiNetwork.gif(start(1, 0.05), task.inputs(), n, surrogate));
  }

  /// @param step its least length, ms
  private Task match(int step, int least, int most) {
    int dt = Math.max(step, design.dt());
    return CircleMatch.published(dt, 1).delayed(least / dt, most / dt);
  }

  /// How many of the units are excitatory.
  static int excitatory(int units) {
    return (int) Math.round(EXCITATORY * units);
  }

  private EiNetwork.Start start(double input, double recurrent) {
    int excitatory = excitatory(course.hidden());
    return new EiNetwork.Start(
        excitatory,
        course.hidden() - excitatory,
        input,
        recurrent,
        4,
        design.wiring(),
        course.seed());
  }

  /// Parts with the same trials are one.
  private List<Phase> phases(List<Part> parts, EiNetwork network) {
    List<Phase> phases = new ArrayList<>();
    Task whole = parts.getLast().task();
    int weights = parts.stream().mapToInt(Part::weight).sum();
    int weight = 0;
    int begun = 0;
    for (Part one : parts) {
      weight += one.weight();
      boolean isLast = one == parts.getLast();
      int end = (int) Math.round((double) weight * course.epochs() / weights);
      if (!isLast && (end == begun || one.task().equals(whole))) continue;
      phases.add(phase(one, network, end));
      begun = end;
    }
    return phases;
  }

  /// The test of a match counts more than that nothing is answered before.
  private static double emphasis(Task task) {
    return task instanceof CircleMatch ? 5 : 0;
  }

  private Phase phase(Part part, EiNetwork network, int end) {
    Task task = part.task();
    int judged = TESTED / Drawn.JUDGED_BATCH;
    Drawn lesson = new Drawn(task, BATCHES, course.batch(), judged, emphasis(task), course.seed());
    OnlineNetwork net = network.at(task.dt());
    int outputs = task.outputs().size();
    var method = Methods.of(course, task.steps(), outputs);
    double weight = 1.0 / course.batch() / task.scored();
    Learning learning =
        Learning.of(net, method, task.goal().loss(weight))
            .with(RatePenalty.hertz(design.regularise(), design.hertz(), task.dt()));
    return new Phase(part.name(), lesson, learning, end, task.steps(), task.dt());
  }
}
