package cajal.plot;

import java.util.List;

/// Histograms with common edges as outlines with a light fill: counts, or shares of each
/// histogram's total where several are compared.
record HistogramPanel(
    String heading,
    Axis horizontal,
    String counted,
    List<Histogram> histograms,
    List<Key> keys,
    List<String> notes)
    implements Panel {
  private static final double FILL = 0.25;
  private static final double FILL_OF_SEVERAL = 0.1;

  @Override
  public Axis vertical() {
    Range range = Range.NONE;
    for (Histogram histogram : histograms) range = range.and(histogram.most() * scale(histogram));
    return Axis.fromZero(shares() ? "share of " + counted : counted, range);
  }

  @Override
  public String absence() {
    for (Histogram histogram : histograms) if (histogram.total() > 0) return "";
    return "no " + counted;
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    canvas.begin("bars");
    for (int i = 0; i < histograms.size(); i++) {
      Histogram histogram = histograms.get(i);
      if (histogram.total() > 0) drawOutline(canvas, frame, histogram, Colours.series(i));
    }
    canvas.end();
  }

  private void drawOutline(Canvas canvas, Frame frame, Histogram histogram, int rgb) {
    int bins = histogram.counts().length;
    double[] x = new double[2 * bins + 2];
    double[] y = new double[2 * bins + 2];
    for (int i = 0; i <= bins; i++) {
      x[2 * i] = frame.x(histogram.edges()[i]);
      x[2 * i + 1] = x[2 * i];
    }
    y[0] = frame.y(0);
    for (int i = 0; i < bins; i++) {
      y[2 * i + 1] = frame.y(histogram.counts()[i] * scale(histogram));
      y[2 * i + 2] = y[2 * i + 1];
    }
    y[2 * bins + 1] = frame.y(0);
    canvas.polygon(x, y, rgb, shares() ? FILL_OF_SEVERAL : FILL);
    canvas.path(x, y, Pen.solid(rgb, 1.3));
  }

  private boolean shares() {
    return histograms.size() > 1;
  }

  private double scale(Histogram histogram) {
    return shares() ? 1.0 / Math.max(histogram.total(), 1) : 1;
  }
}
