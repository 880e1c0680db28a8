package cajal.brain.inputs;

/// Numbers as functions of time, for stimuli: `cells.stimulate(c -> c.input += step(c.time(), 100,
/// 200, 25))`. They are plain Java, so they are compiled where they are called.
///
/// Times and lengths are in ms, frequencies in Hz, heights in the unit of what they are added to. A
/// waveform is looked at at the start of each step, so edges act in the first step that starts at
/// or after them; a step that starts less than 10⁻⁴ ms before an edge counts as starting at it,
/// since times such as 3 · 0.3 ms are rounded.
public final class Waveform {
  private static final double TURN = 2 * Math.PI;
  private static final double ROUNDING = 1e-4;

  private Waveform() {}

  /// `height` from `from` (inclusive) to `to` (exclusive), else 0.
  public static double step(double t, double from, double to, double height) {
    return reached(t, from) && !reached(t, to) ? height : 0;
  }

  /// 0 until `from`, from there straight to `height` at `to`, where it stays.
  public static double ramp(double t, double from, double to, double height) {
    if (t < from) return 0;
    return t < to ? height * ((t - from) / (to - from)) : height;
  }

  /// A sine around 0 that starts at 0 and rises.
  public static double sine(double t, double amplitude, double frequency) {
    return sine(t, amplitude, frequency, 0);
  }

  /// A sine around 0.
  ///
  /// @param phase at t = 0, in radians: π/2 makes it a cosine
  public static double sine(double t, double amplitude, double frequency, double phase) {
    return amplitude * StrictMath.sin(TURN * turn(t * frequency / 1000) + phase);
  }

  /// `amplitude` for the first part of each period, −`amplitude` for the rest.
  ///
  /// @param duty how much of a period the first part is, from 0 to 1
  public static double square(double t, double amplitude, double frequency, double duty) {
    return turn((t + ROUNDING) * frequency / 1000) < duty ? amplitude : -amplitude;
  }

  /// `height` for `width` ms every `interval` ms, the first time at `from`; else 0.
  public static double pulses(double t, double from, double interval, double width, double height) {
    double since = turn((t - from + ROUNDING) / interval) * interval;
    return reached(t, from) && since < width ? height : 0;
  }

  /// A sine whose frequency goes straight from one to another in `length` ms, and stays there.
  public static double chirp(
      double t, double amplitude, double fromFrequency, double toFrequency, double length) {
    double s = Math.min(t, length);
    double swept = s * (fromFrequency + (toFrequency - fromFrequency) * s / (2 * length));
    return amplitude * StrictMath.sin(TURN * turn((swept + (t - s) * toFrequency) / 1000));
  }

  private static boolean reached(double t, double edge) {
    return t >= edge - ROUNDING;
  }

  /// The part of a turn after whole ones.
  private static double turn(double turns) {
    return turns - Math.floor(turns);
  }
}
