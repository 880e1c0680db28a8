package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// State variables over time; several variables make a picture with `Figure.stack`.
public final class Traces {
  private Traces() {}

  /// One variable of one or more neurons in one panel.
  ///
  /// @param variable its name, as "v"
  /// @param unit its unit, as "mV", or empty
  /// @throws IllegalArgumentException if there is no trace
  public static Figure of(String variable, String unit, Trace... traces) {
    if (traces.length == 0) {
      throw new IllegalArgumentException("traces of " + variable + ": give at least one trace");
    }
    Range times = Range.NONE;
    for (Trace trace : traces) times = times.and(trace.times());
    if (times.high() - times.low() > Range.SMALLEST) {
      return of(times.low(), times.high(), variable, unit, traces);
    }
    Axis around = Axis.linear("", times);
    return of(around.from(), around.to(), variable, unit, traces);
  }

  /// As above, in a window of time in ms: a raster of the same window above it shares its axis.
  public static Figure of(double from, double to, String variable, String unit, Trace... traces) {
    TimeAxis time = TimeAxis.of(from, to);
    return Figure.of(new TracePanel(time, variable, unit, List.of(traces))).sized(900, 300);
  }

  /// The curves of traces, with times as the axis shows them.
  static List<Curve> curves(TimeAxis time, List<Trace> traces) {
    List<Curve> curves = new ArrayList<>();
    for (Trace trace : traces) {
      double[] x = trace.times().clone();
      for (int i = 0; i < x.length; i++) x[i] *= time.perMs();
      curves.add(new Curve(x, trace.values(), Colours.series(curves.size())));
    }
    return curves;
  }
}
