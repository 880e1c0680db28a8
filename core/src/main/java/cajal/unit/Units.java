package cajal.unit;

/// Units to write constants of a model with: `v > -50 * mV`, `exp(v / mV)`.
///
/// The value of each is 1: a model's numbers are in their declared units and nothing is converted.
/// So a product such as `nS * mV` is pA, and what would need a factor is an error that tells it.
public final class Units {
  @Unit("mV")
  public static final double mV = one();

  @Unit("V")
  public static final double V = one();

  @Unit("uV")
  public static final double uV = one();

  @Unit("ms")
  public static final double ms = one();

  @Unit("s")
  public static final double s = one();

  @Unit("us")
  public static final double us = one();

  @Unit("Hz")
  public static final double Hz = one();

  @Unit("kHz")
  public static final double kHz = one();

  @Unit("nS")
  public static final double nS = one();

  @Unit("uS")
  public static final double uS = one();

  @Unit("mS")
  public static final double mS = one();

  @Unit("pS")
  public static final double pS = one();

  @Unit("S")
  public static final double S = one();

  @Unit("nA")
  public static final double nA = one();

  @Unit("pA")
  public static final double pA = one();

  @Unit("uA")
  public static final double uA = one();

  @Unit("mA")
  public static final double mA = one();

  @Unit("A")
  public static final double A = one();

  @Unit("pF")
  public static final double pF = one();

  @Unit("nF")
  public static final double nF = one();

  @Unit("uF")
  public static final double uF = one();

  @Unit("F")
  public static final double F = one();

  @Unit("MOhm")
  public static final double MOhm = one();

  @Unit("kOhm")
  public static final double kOhm = one();

  @Unit("GOhm")
  public static final double GOhm = one();

  @Unit("Ohm")
  public static final double Ohm = one();

  @Unit("um")
  public static final double um = one();

  @Unit("mm")
  public static final double mm = one();

  @Unit("cm")
  public static final double cm = one();

  @Unit("m")
  public static final double m = one();

  @Unit("um2")
  public static final double um2 = one();

  @Unit("cm2")
  public static final double cm2 = one();

  @Unit("nM")
  public static final double nM = one();

  @Unit("uM")
  public static final double uM = one();

  @Unit("mM")
  public static final double mM = one();

  @Unit("M")
  public static final double M = one();

  @Unit("mol")
  public static final double mol = one();

  @Unit("K")
  public static final double K = one();

  private Units() {}

  /// Not a constant expression, so that the bytecode keeps the field's name for the unit checker.
  private static double one() {
    return 1;
  }
}
