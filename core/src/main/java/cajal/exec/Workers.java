package cajal.exec;

import cajal.emit.Frame;
import cajal.emit.Lanes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the steps of one program share: its settings, its kernels, and its threads, if it has more
/// than one.
final class Workers implements AutoCloseable {
  /// Work on elements or rows from `from` to `to` exclusive.
  @FunctionalInterface
  interface Range {
    void run(int from, int to, int worker);
  }

  /// Operations below which waking a thread costs more than it saves.
  private static final long WORTHWHILE = 1 << 16;

  final Lanes lanes;
  final Kernels kernels;
  final Scratch scratch;
  private final @Nullable Team team;
  private final Workers[] alone;
  private final long worthwhile;
  private final Team.Turn turn = this::turn;
  private Range range = (from, to, worker) -> {};
  private int count;
  private int grain;

  Workers(Settings settings, Kernels kernels) {
    this(settings, kernels, WORTHWHILE);
  }

  Workers(Settings settings, Kernels kernels, long worthwhile) {
    this.lanes = settings.lanes();
    this.kernels = kernels;
    this.worthwhile = worthwhile;
    this.team = settings.threads() == 1 ? null : new Team(settings.threads());
    this.scratch = new Scratch(settings.threads());
    this.alone = new Workers[team == null ? 0 : settings.threads()];
    Settings single = new Settings(settings.lanes(), 1);
    for (int i = 0; i < alone.length; i++) alone[i] = new Workers(single, kernels, worthwhile);
  }

  /// What steps have that one worker runs without the others.
  Workers alone(int worker) {
    return alone[worker];
  }

  /// Runs each of these in a worker of its own.
  Step together(Step[] steps) {
    Team all = Objects.requireNonNull(team);
    Team.Turn each =
        worker -> {
          if (worker < steps.length) steps[worker].run();
        };
    return () -> all.run(each);
  }

  int threads() {
    return team == null ? 1 : team.size();
  }

  /// Runs `range` over 0 to `count`, cut where vectors may be cut.
  void elements(int count, long operations, Range range) {
    split(count, Frame.ALIGNMENT, operations, range);
  }

  /// Runs `range` over 0 to `count`, cut anywhere.
  void rows(int count, long operations, Range range) {
    split(count, 1, operations, range);
  }

  /// How many workers [#elements] and [#rows] share such work among.
  int sharing(long operations) {
    return team == null || operations < worthwhile ? 1 : threads();
  }

  private void split(int count, int grain, long operations, Range range) {
    if (team == null || sharing(operations) == 1) {
      range.run(0, count, 0);
      return;
    }
    this.range = range;
    this.count = count;
    this.grain = grain;
    team.run(turn);
  }

  private void turn(int worker) {
    int from = border(worker);
    int to = border(worker + 1);
    if (from < to) range.run(from, to, worker);
  }

  private int border(int worker) {
    if (worker == threads()) return count;
    long even = (long) count * worker / threads();
    return (int) Math.min(count, (even + grain - 1) / grain * grain);
  }

  @Override
  public void close() {
    if (team != null) team.close();
  }
}
