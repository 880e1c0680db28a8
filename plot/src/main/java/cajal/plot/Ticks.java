package cajal.plot;

import java.util.List;

/// Where an axis is marked: labelled places, and unlabelled ones between them.
record Ticks(List<Tick> major, double[] minor) {
  record Tick(double value, String label) {}

  Ticks {
    major = List.copyOf(major);
  }

  double widest(Lettering lettering) {
    double widest = 0;
    for (Tick tick : major) widest = Math.max(widest, lettering.width(tick.label));
    return widest;
  }
}
