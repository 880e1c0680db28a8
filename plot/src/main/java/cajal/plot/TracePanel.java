package cajal.plot;

import java.util.ArrayList;
import java.util.List;

/// Traces of one variable, with strokes for spikes.
record TracePanel(TimeAxis time, String variable, String unit, List<Trace> traces)
    implements Panel {
  private static final double HEADROOM = 0.25;

  @Override
  public Axis horizontal() {
    return time.axis();
  }

  @Override
  public Axis vertical() {
    Axis axis = Axis.linear(unit.isEmpty() ? variable : variable + " (" + unit + ")", range());
    boolean spiking = traces.stream().anyMatch(trace -> trace.spikes().length > 0);
    double top = axis.to() + (spiking ? HEADROOM * (axis.to() - axis.from()) : 0);
    return Axis.exact(axis.label(), axis.from(), top);
  }

  @Override
  public List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      String label = traces.get(i).label();
      if (!label.isEmpty()) keys.add(new Key(label, Symbol.LINE, Colours.series(i)));
    }
    return keys;
  }

  @Override
  public List<String> notes() {
    long left = range().left();
    if (left == 0) return List.of();
    return List.of(Numbers.counted(left, "value") + " of " + variable + " not finite: gaps.");
  }

  @Override
  public String absence() {
    return range().empty() ? "no values" : "";
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("curves");
    for (Curve curve : Traces.curves(time, traces)) curve.draw(canvas, frame);
    canvas.end();
    canvas.begin("spikes");
    for (int i = 0; i < traces.size(); i++) {
      Pen pen = Pen.solid(Colours.series(i), 1.2);
      for (double spike : traces.get(i).spikes())
        drawSpike(canvas, frame, traces.get(i), spike, pen);
    }
    canvas.end();
  }

  private void drawSpike(Canvas canvas, Frame frame, Trace trace, double spike, Pen pen) {
    if (!time.holds(spike) || trace.times().length == 0) return;
    double value = trace.before(spike);
    double foot = Range.usable(value) ? frame.y(value) : frame.box().bottom();
    double x = frame.x(spike * time.perMs());
    canvas.line(x, foot, x, frame.box().y() + 4, pen);
  }

  private Range range() {
    Range range = Range.NONE;
    for (Trace trace : traces) range = range.and(trace.values());
    return range;
  }
}
