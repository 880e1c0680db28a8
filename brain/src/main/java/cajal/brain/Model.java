package cajal.brain;

/// What neurons and synapses share: one object describes one of them, and is copied field by field
/// where it runs as plain Java.
public abstract class Model implements Cloneable {
  /// Time at the start of the current step, in ms; in a derivative, that of the scheme's stage.
  protected double t;

  /// Length of a step, in ms.
  protected double dt;

  /// Number of the current step, from 0.
  protected int step;

  /// Time in ms, for stimuli: `cells.stimulate(c -> c.input += 2 * Math.sin(0.1 * c.time()))`.
  public final double time() {
    return t;
  }

  void clock(int step, double dt) {
    this.step = step;
    this.dt = dt;
    this.t = step * dt;
  }

  @Override
  protected Model clone() {
    try {
      return (Model) super.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
