package cajal.exec;

import cajal.emit.Frame;
import cajal.ir.Graph;
import cajal.ir.Scan;
import cajal.ir.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loop: the body on two sets of carried arrays, one of which is the results'. Each turn reads
/// one and writes the other, and the last writes the results.
///
/// Slices are windows of their stacks where the body allows it, otherwise copies. What a turn
/// starts from is a window, too, where it is stacked ([Row]) or was a slice before ([Follower]). In
/// a loop of loops what is given may itself be a [Window].
///
/// Where the rows of a batch go through the loop independently, each worker has a step of its own
/// for a part of them ([BatchPart]), and waits for the others only at the end.
final class ScanStep implements Step {
  /// What the body has of a value outside: `size` elements from `at` on; the next slice of a stack
  /// is `step` elements further.
  private record Share(int at, int size, int step) {}

  /// Part of a stack, and the array the body has it in.
  private record Part(Object stack, Object array, Share share) {
    int at(int slice) {
      return Window.start(stack) + share.at + slice * share.step;
    }
  }

  /// A window that is the slice of each turn.
  private record Slice(Window window, Object stack, Share share) {
    void moveTo(int slice) {
      window.array = Window.array(stack);
      window.start = Window.start(stack) + share.at + slice * share.step;
    }
  }

  /// Carried from each slice of a stack to the next, the last of which is beyond its end.
  private record Row(Window from, Window to, Object start, Object last, Share share) {}

  /// Carried on unchanged from the slice of the turn before.
  private record Follower(Window window, Object start, Slice slice, Object last, Share share) {}

  private final int length;
  private final boolean reversed;
  private final Part[] in;
  private final Part[] out;
  private final Slice[] slices;
  private final Row[] rows;
  private final Follower[] followers;
  private final Step start;
  private final Step fixed;
  private final Step toLast;
  private final Step toOther;
  private final Step end;

  private ScanStep(Maker made) {
    length = made.scan.length();
    reversed = made.scan.reversed();
    in = made.in.toArray(Part[]::new);
    out = made.out.toArray(Part[]::new);
    slices = made.slices.toArray(Slice[]::new);
    rows = made.rows.toArray(Row[]::new);
    followers = made.followers.toArray(Follower[]::new);
    start = Loops.sequence(made.starts);
    end = Loops.sequence(made.ends);
    Plan.Linked even = made.link(made.other, made.last);
    Plan.Linked odd = made.link(made.last, made.other);
    fixed = Loops.sequence(even.fixed());
    toLast = Loops.sequence(even.turn());
    toOther = Loops.sequence(odd.turn());
  }

  /// @param bodies one for each part of the batch, or for all of it
  static Step of(
      Scan scan, List<Plan> bodies, List<Object> operands, List<Object> results, Workers workers) {
    if (scan.length() == 1) return once(bodies.getFirst().link(operands, results));
    Step[] parts = new Step[bodies.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new ScanStep(new Maker(scan, bodies.get(i), operands, results));
    }
    return parts.length == 1 ? parts[0] : workers.together(parts);
  }

  /// One turn, right on the arrays of the loop.
  private static Step once(Plan.Linked body) {
    return Loops.sequence(List.of(Loops.sequence(body.fixed()), Loops.sequence(body.turn())));
  }

  @Override
  public void run() {
    start.run();
    for (Row row : rows) {
      Share share = row.share;
      int from = Window.start(row.start) + share.at;
      System.arraycopy(Window.array(row.start), from, row.from.array, share.at, share.size);
    }
    for (Follower f : followers) {
      f.window.array = Window.array(f.start);
      f.window.start = Window.start(f.start) + f.share.at;
    }
    if (length > 0) fixed.run();
    for (int turn = 0; turn < length; turn++) turn(turn, reversed ? length - 1 - turn : turn);
    for (Row row : rows) {
      Share share = row.share;
      int last = share.at + length * share.step;
      System.arraycopy(row.from.array, last, row.last, share.at, share.size);
    }
    for (Follower f : followers) {
      System.arraycopy(f.window.array, f.window.start, f.last, f.share.at, f.share.size);
    }
    end.run();
  }

  private void turn(int turn, int slice) {
    for (Slice s : slices) s.moveTo(slice);
    for (Row row : rows) {
      row.from.start = row.share.at + slice * row.share.step;
      row.to.start = row.from.start + row.share.step;
    }
    for (Part p : in) {
      System.arraycopy(Window.array(p.stack), p.at(slice), p.array, 0, p.share.size);
    }
    if ((length - turn) % 2 == 1) toLast.run();
    else toOther.run();
    for (Part p : out) System.arraycopy(p.array, 0, p.stack, p.at(slice), p.share.size);
    for (Follower f : followers) {
      f.window.array = f.slice.window.array;
      f.window.start = f.slice.window.start;
    }
  }

  /// Chooses where everything is.
  private static final class Maker {
    /// What the body starts from and where it puts what it carries on.
    private record Sides(List<Object> from, List<Object> to) {
      void set(int i, Object from, Object to) {
        this.from.set(i, from);
        this.to.set(i, to);
      }
    }

    private final Scan scan;
    private final Plan body;
    private final List<Object> operands;
    private final List<Object> results;
    private final int carried;
    private final List<Part> in = new ArrayList<>();
    private final List<Part> out = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Step> starts = new ArrayList<>();
    private final List<Step> ends = new ArrayList<>();
    private final List<Object> given = new ArrayList<>();
    private final List<Object> stacked = new ArrayList<>();
    private final Sides last;
    private final Sides other;

    Maker(Scan scan, Plan body, List<Object> operands, List<Object> results) {
      this.scan = scan;
      this.body = body;
      this.operands = operands;
      this.results = results;
      carried = scan.carry().size();
      List<Graph.Port> takes = scan.body().inputs();
      List<Graph.Port> gives = scan.body().outputs();
      List<Object> own = new ArrayList<>();
      List<Object> more = new ArrayList<>();
      for (int i = 0; i < carried; i++) {
        Value value = takes.get(i).value();
        own.add(body.part() == null ? results.get(i) : array(value));
        more.add(array(value));
      }
      last = new Sides(new ArrayList<>(own), new ArrayList<>(own));
      other = new Sides(new ArrayList<>(more), new ArrayList<>(more));
      int fixed = carried + scan.xs().size();
      for (int j = carried; j < fixed; j++) {
        boolean window = body.takesWindow(j);
        given.add(part(operands.get(j), takes.get(j).value(), window ? null : in));
      }
      for (int j = fixed; j < takes.size(); j++) given.add(constant(j, takes.get(j).value()));
      for (int k = carried; k < gives.size(); k++) {
        Value value = gives.get(k).value();
        boolean window = body.givesWindow(k);
        stacked.add(owns(value) ? part(results.get(k), value, window ? null : out) : array(value));
      }
      for (int i = 0; i < carried; i++) carry(i, takes.get(i).value());
    }

    private Share share(Value value) {
      int all = value.shape().size();
      BatchPart part = body.part();
      return part == null
          ? new Share(0, all, all)
          : new Share(part.start(value), part.size(value), all);
    }

    /// Whether what is put there is for this body to put.
    private boolean owns(Value value) {
      return body.part() == null || body.part().owns(value);
    }

    /// An array for what the body has of a value.
    private Object array(Value value) {
      return Frame.allocate(value.dtype(), share(value).size);
    }

    /// A window of the stack, or an array that is copied.
    private Object part(Object stack, Value value, @Nullable List<Part> copies) {
      Share share = share(value);
      if (copies == null) {
        Window window = new Window(Window.array(stack));
        slices.add(new Slice(window, stack, share));
        return window;
      }
      Object array = array(value);
      copies.add(new Part(stack, array, share));
      return array;
    }

    private Object constant(int j, Value value) {
      Share share = share(value);
      if (share.size == share.step) return operands.get(j);
      Object array = array(value);
      start(operands.get(j), share, array);
      return array;
    }

    private void start(Object place, Share share, Object array) {
      starts.add(() -> {
        int from = Window.start(place) + share.at;
        System.arraycopy(Window.array(place), from, array, 0, share.size);
      });
    }

    private void carry(int i, Value value) {
      Share share = share(value);
      int k = stackOf(i, share);
      int j = body.passed(i) - carried;
      if (k >= 0) {
        Window from = (Window) stacked.get(k - carried);
        slices.removeIf(slice -> slice.window == from);
        Window to = new Window(from.array);
        last.set(i, from, to);
        other.set(i, from, to);
        rows.add(new Row(from, to, operands.get(i), results.get(i), share));
      } else if (owns(value)
          && body.takesWindow(i)
          && j >= 0
          && given.get(j) instanceof Window slice) {
        Window window = new Window(Window.array(operands.get(i)));
        last.set(i, window, slice);
        other.set(i, window, slice);
        Slice of = slices.stream().filter(all -> all.window == slice).findFirst().orElseThrow();
        followers.add(new Follower(window, operands.get(i), of, results.get(i), share));
      } else {
        Object from = (scan.length() % 2 == 0 ? last : other).from.get(i);
        start(operands.get(i), share, from);
        Object to = last.to.get(i);
        if (to == results.get(i) || !owns(value)) return;
        ends.add(() -> System.arraycopy(to, 0, results.get(i), share.at, share.size));
      }
    }

    /// The output that stacks what turns start from as carried value `i`, if it can be carried in
    /// that stack, or -1.
    private int stackOf(int i, Share share) {
      boolean fits =
          !scan.reversed() && body.takesWindow(i) && body.givesWindow(i) && body.isOwn(i);
      for (int k = carried; fits && k < results.size(); k++) {
        boolean room = Array.getLength(results.get(k)) >= (scan.length() + 1) * share.step;
        if (body.passed(k) == i && room && stacked.get(k - carried) instanceof Window) return k;
      }
      return -1;
    }

    Plan.Linked link(Sides from, Sides to) {
      return body.link(joined(from.from, given), joined(to.to, stacked));
    }

    private static List<Object> joined(List<Object> first, List<Object> second) {
      List<Object> all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }
}
