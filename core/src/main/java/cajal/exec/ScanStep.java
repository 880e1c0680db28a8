package cajal.exec;

import cajal.ir.Scan;
import cajal.ir.Type;
import cajal.ir.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A loop: the body on two sets of carried arrays, one of which is the results'. Each turn reads
/// one and writes the other, and the last writes the results.
///
/// Slices are windows of their stacks where the body allows it, otherwise copies. What a turn
/// starts from is a window, too, where it is stacked ([Row]) or was a slice before ([Follower]).
final class ScanStep implements Step {
  /// Part of a stack, and the array the body has it in.
  private record Part(Object stack, Object array, int size) {}

  /// A window that is the slice of each turn.
  private record Slice(Window window, int size) {}

  /// Carried from each slice of a stack to the next, the last of which is beyond its end.
  private record Row(Window from, Window to, Object start, Object last, int size) {}

  /// Carried on unchanged from the slice of the turn before.
  private record Follower(Window window, Object start, Object stack, Object last, int size) {}

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

  private ScanStep(Maker made) {
    length = made.scan.length();
    reversed = made.scan.reversed();
    in = made.in.toArray(Part[]::new);
    out = made.out.toArray(Part[]::new);
    slices = made.slices.toArray(Slice[]::new);
    rows = made.rows.toArray(Row[]::new);
    followers = made.followers.toArray(Follower[]::new);
    start = Loops.sequence(made.starts);
    Plan.Linked even = made.link(made.other, made.last);
    Plan.Linked odd = made.link(made.last, made.other);
    fixed = Loops.sequence(even.fixed());
    toLast = Loops.sequence(even.turn());
    toOther = Loops.sequence(odd.turn());
  }

  static Step of(Scan scan, Plan body, List<Object> operands, List<Object> results) {
    return scan.length() == 1
        ? once(body.link(operands, results))
        : new ScanStep(new Maker(scan, body, operands, results));
  }

  /// One turn, right on the arrays of the loop.
  private static Step once(Plan.Linked body) {
    return Loops.sequence(List.of(Loops.sequence(body.fixed()), Loops.sequence(body.turn())));
  }

  @Override
  public void run() {
    start.run();
    for (Row row : rows) System.arraycopy(row.start, 0, row.from.array, 0, row.size);
    for (Follower f : followers) {
      f.window.array = f.start;
      f.window.start = 0;
    }
    if (length > 0) fixed.run();
    for (int turn = 0; turn < length; turn++) turn(turn, reversed ? length - 1 - turn : turn);
    for (Row row : rows) {
      System.arraycopy(row.from.array, length * row.size, row.last, 0, row.size);
    }
    for (Follower f : followers) {
      System.arraycopy(f.window.array, f.window.start, f.last, 0, f.size);
    }
  }

  private void turn(int turn, int slice) {
    for (Slice s : slices) s.window.start = slice * s.size;
    for (Row row : rows) {
      row.from.start = slice * row.size;
      row.to.start = (slice + 1) * row.size;
    }
    for (Part p : in) System.arraycopy(p.stack, slice * p.size, p.array, 0, p.size);
    if ((length - turn) % 2 == 1) toLast.run();
    else toOther.run();
    for (Part p : out) System.arraycopy(p.array, 0, p.stack, slice * p.size, p.size);
    for (Follower f : followers) {
      f.window.array = f.stack;
      f.window.start = slice * f.size;
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
      List<Object> own = results.subList(0, carried);
      List<Object> more = Plan.arrays(scan.carry().stream().map(Value::type).toList());
      last = new Sides(new ArrayList<>(own), new ArrayList<>(own));
      other = new Sides(new ArrayList<>(more), new ArrayList<>(more));
      List<Type> takes = Plan.types(scan.body().inputs());
      List<Type> gives = Plan.types(scan.body().outputs());
      for (int j = carried; j < carried + scan.xs().size(); j++) {
        boolean window = body.takesWindow(j);
        given.add(part(operands.get(j), takes.get(j), window ? null : in));
      }
      given.addAll(operands.subList(carried + scan.xs().size(), operands.size()));
      for (int k = carried; k < gives.size(); k++) {
        boolean window = body.givesWindow(k);
        stacked.add(part(results.get(k), gives.get(k), window ? null : out));
      }
      for (int i = 0; i < carried; i++) carry(i, takes.get(i).shape().size());
    }

    /// A window of the stack, or an array that is copied.
    private Object part(Object stack, Type type, @Nullable List<Part> copies) {
      int size = type.shape().size();
      if (copies == null) {
        Window window = new Window(stack);
        slices.add(new Slice(window, size));
        return window;
      }
      Object array = Plan.arrays(List.of(type)).getFirst();
      copies.add(new Part(stack, array, size));
      return array;
    }

    private void carry(int i, int size) {
      int k = stackOf(i, size);
      int j = body.passed(i) - carried;
      if (k >= 0) {
        Window from = (Window) stacked.get(k - carried);
        slices.removeIf(slice -> slice.window == from);
        Window to = new Window(from.array);
        last.set(i, from, to);
        other.set(i, from, to);
        rows.add(new Row(from, to, operands.get(i), results.get(i), size));
      } else if (body.takesWindow(i) && j >= 0 && given.get(j) instanceof Window slice) {
        Window window = new Window(operands.get(i));
        last.set(i, window, slice);
        other.set(i, window, slice);
        followers.add(new Follower(window, operands.get(i), slice.array, results.get(i), size));
      } else {
        Sides first = scan.length() % 2 == 0 ? last : other;
        starts.add(Copy.whole(operands.get(i), first.from.get(i), size));
      }
    }

    /// The output that stacks what turns start from as carried value `i`, if it can be carried in
    /// that stack, or -1.
    private int stackOf(int i, int size) {
      boolean fits =
          !scan.reversed() && body.takesWindow(i) && body.givesWindow(i) && body.isOwn(i);
      for (int k = carried; fits && k < results.size(); k++) {
        boolean room = Array.getLength(results.get(k)) >= (scan.length() + 1) * size;
        if (body.passed(k) == i && room) return k;
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
