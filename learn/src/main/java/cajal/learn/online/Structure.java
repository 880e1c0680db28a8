package cajal.learn.online;

import cajal.trace.Pointwise;
import java.util.ArrayList;
import java.util.List;

/// Which traces the states of a cell need, as found in the graph of its step: none where no current
/// ever reaches the state or the state reaches no output; one for each source where the derivatives
/// are the same for all units; otherwise one for each weight.
///
/// @param states by number, the last of them the trace of the readout
record Structure(List<Kind> states) {
  enum Kind {
    NONE,
    SHARED,
    FULL
  }

  Structure {
    states = List.copyOf(states);
  }

  /// @param p gives n states and then the outputs, from n states and the current
  static Structure of(Pointwise p, int n) {
    boolean[] carries = reached(p, n);
    boolean[] read = read(p, n);
    for (int i = 0; i < n; i++) carries[i] &= read[i];
    boolean[] shared = shared(p, n, carries);
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      kinds.add(!carries[i] ? Kind.NONE : shared[i] ? Kind.SHARED : Kind.FULL);
    }
    return new Structure(kinds);
  }

  private static boolean[] reached(Pointwise p, int n) {
    boolean[] reached = new boolean[n];
    for (int round = 0; round <= n; round++) {
      for (int i = 0; i < n; i++) {
        reached[i] |= p.depends(i, n);
        for (int j = 0; j < n; j++) reached[i] |= reached[j] && p.depends(i, j);
      }
    }
    return reached;
  }

  private static boolean[] read(Pointwise p, int n) {
    boolean[] read = new boolean[n];
    read[n - 1] = true;
    for (int round = 0; round <= n; round++) {
      for (int j = 0; j < n; j++) {
        read[j] |= p.depends(n, j);
        for (int i = 0; i < n; i++) read[j] |= read[i] && p.depends(i, j);
      }
    }
    return read;
  }

  private static boolean[] shared(Pointwise p, int n, boolean[] carries) {
    boolean[] shared = carries.clone();
    for (int round = 0; round <= n; round++) {
      for (int i = 0; i < n; i++) {
        shared[i] &= !p.depends(i, n) || p.isUniform(i, n);
        for (int j = 0; j < n; j++) {
          if (carries[j] && p.depends(i, j)) shared[i] &= p.isUniform(i, j) && shared[j];
        }
      }
    }
    return shared;
  }

  /// With a row for each source, too, for states that a current reaches at once where they alone
  /// drive others: a voltage that an adaptation follows.
  Structure staged(Pointwise p) {
    boolean[] isFirst = new boolean[count()];
    boolean hasLater = false;
    for (int i = 0; i < count() - 1; i++) {
      if (!is(i, Kind.FULL)) continue;
      isFirst[i] = isDriven(p, i);
      hasLater |= !isFirst[i];
    }
    if (!hasLater) return this;
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < count(); i++) kinds.add(isFirst[i] ? Kind.SHARED : states.get(i));
    return new Structure(kinds);
  }

  /// Whether the current or a state with a row changes it.
  private boolean isDriven(Pointwise p, int state) {
    boolean is = p.depends(state, count());
    for (int j = 0; j < count(); j++) is |= is(j, Kind.SHARED) && p.depends(state, j);
    return is;
  }

  int count() {
    return states.size();
  }

  boolean is(int state, Kind kind) {
    return states.get(state) == kind;
  }

  boolean carries(int state) {
    return !is(state, Kind.NONE);
  }
}
