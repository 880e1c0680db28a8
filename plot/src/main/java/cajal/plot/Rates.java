package cajal.plot;

import cajal.brain.Spikes;
import java.util.ArrayList;
import java.util.List;

/// The mean rate over time of one or more populations.
public final class Rates {
  private Rates() {}

  /// Rates in Hz per neuron, a colour for each population.
  ///
  /// @param from start of the window in ms
  /// @param to its end in ms
  /// @throws IllegalArgumentException if there is no population, a spike is of a neuron that its
  ///   population has not, or the window is empty
  public static Figure of(double from, double to, Spikes... populations) {
    return of(from, to, PopulationRate.smoothing(from, to), populations);
  }

  /// As above, with the standard deviation in ms of the Gaussian that smooths the rates.
  public static Figure of(double from, double to, double smoothing, Spikes... populations) {
    TimeAxis time = TimeAxis.of(from, to);
    List<Spikes> all = SpikeTrains.checked("rates", populations);
    List<Key> keys = Raster.keys(time, all, Symbol.LINE, true);
    return Figure.of(panel(time, smoothing, all, keys)).sized(900, 300);
  }

  static Panel panel(TimeAxis time, double smoothing, List<Spikes> populations, List<Key> keys) {
    List<Curve> curves = new ArrayList<>();
    Range range = Range.NONE;
    for (int i = 0; i < populations.size(); i++) {
      PopulationRate rate = PopulationRate.of(populations.get(i), time, smoothing);
      range = range.and(rate.hertz());
      curves.add(new Curve(rate.times(), rate.hertz(), Colours.series(i)));
    }
    List<String> notes = new ArrayList<>();
    notes.add("Rates smoothed with a Gaussian, σ = " + Numbers.rounded(smoothing) + " ms.");
    String unusable = SpikeTrains.unusableTimes(populations);
    if (!unusable.isEmpty()) notes.add(unusable);
    Axis vertical = Axis.fromZero("rate (Hz)", range);
    String absence = range.high() > 0 ? "" : "no spikes";
    return new CurvePanel(
        "", time.axis(), vertical, List.of(), curves, keys, notes, absence, CurvePanel.Marked.NONE);
  }
}
