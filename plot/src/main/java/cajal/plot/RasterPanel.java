package cajal.plot;

import cajal.brain.Spikes;
import java.util.ArrayList;
import java.util.List;

/// A mark per spike, sampled evenly where there are more than `mostMarks`.
///
/// @param lines where there are upright lines, ms
/// @param names of all rows, upward; empty where rows are numbered
record RasterPanel(
    TimeAxis time, List<Spikes> populations, int mostMarks, double[] lines, List<String> names)
    implements Panel {
  private static final double LEAST_HEIGHT = 1.2;
  private static final double MOST_HEIGHT = 14;
  private static final int CROWDED = 5000;
  private static final double LEAST_WEIGHT = 0.4;
  private static final double WEIGHT_OF_A_ROW = 0.2;
  private static final double MOST_WEIGHT = 3;

  @Override
  public Axis horizontal() {
    return time.axis();
  }

  @Override
  public Axis vertical() {
    return names.isEmpty() ? Axis.whole("neuron", neurons()) : Axis.namedForward("", names);
  }

  @Override
  public double weight() {
    return Math.min(MOST_WEIGHT, LEAST_WEIGHT + WEIGHT_OF_A_ROW * neurons());
  }

  @Override
  public Grid grid() {
    return Grid.NONE;
  }

  @Override
  public List<Key> keys() {
    return Raster.keys(time, populations, Symbol.PATCH, names.isEmpty());
  }

  @Override
  public String absence() {
    return count() == 0 ? "no spikes" : "";
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    long count = count();
    if (count > mostMarks) {
      notes.add(
          "%s of %s drawn, an even sample."
              .formatted(Numbers.grouped(mostMarks), Numbers.counted(count, "spike")));
    } else if (count > 0) {
      notes.add(Numbers.counted(count, "spike") + ".");
    }
    String unusable = SpikeTrains.unusableTimes(populations);
    if (!unusable.isEmpty()) notes.add(unusable);
    return notes;
  }

  @Override
  public void draw(Canvas canvas, Frame frame) {
    double row = frame.box().height() / Math.max(neurons(), 1);
    double height = Math.clamp(row * 0.8, LEAST_HEIGHT, MOST_HEIGHT);
    double width = count() > CROWDED ? 1 : 1.4;
    Sample sample = new Sample(count(), mostMarks);
    List<Marks> marks = new ArrayList<>();
    int below = 0;
    for (int p = 0; p < populations.size(); p++) {
      Spikes spikes = populations.get(p);
      double[] x = new double[spikes.size()];
      double[] y = new double[spikes.size()];
      int drawn = 0;
      for (int i = 0; i < spikes.size(); i++) {
        double t = spikes.times()[i];
        if (!time.holds(t) || !sample.takesNext()) continue;
        x[drawn] = frame.x(t * time.perMs());
        y[drawn++] = frame.y(below + spikes.ids()[i]);
      }
      marks.add(Marks.first(drawn, x, y, width, height, Colours.series(p)));
      below += spikes.neurons();
    }
    for (double line : lines) {
      double x = frame.x(line * time.perMs());
      canvas.line(x, frame.box().y(), x, frame.box().bottom(), Pen.solid(Colours.SPINE, 0.8));
    }
    canvas.begin("marks");
    canvas.marks(frame.box(), marks);
    canvas.end();
  }

  private int neurons() {
    int sum = 0;
    for (Spikes spikes : populations) sum += spikes.neurons();
    return sum;
  }

  private int count() {
    int sum = 0;
    for (Spikes spikes : populations) sum += SpikeTrains.count(spikes, time);
    return sum;
  }
}
