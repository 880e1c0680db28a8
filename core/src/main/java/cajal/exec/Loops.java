package cajal.exec;

import java.util.List;

/// Steps made of steps.
final class Loops {
  private Loops() {}

  static Step sequence(List<Step> steps) {
    Step[] all = steps.toArray(Step[]::new);
    return () -> {
      for (Step step : all) step.run();
    };
  }

  static Step cond(boolean[] predicate, Plan.Linked ifTrue, Plan.Linked ifFalse) {
    Step yes = sequence(ifTrue.turn());
    Step no = sequence(ifFalse.turn());
    return () -> {
      if (predicate[0]) yes.run();
      else no.run();
    };
  }
}
