package cajal.brain.lower;

/// Where a value of a synapse is kept: it is the same for all synapses, for those of one source,
/// for those of one target, or each synapse has its own.
public enum Site {
  UNIFORM("one for all"),
  SOURCE("per source"),
  TARGET("per target"),
  SYNAPSE("per synapse");

  private final String text;

  Site(String text) {
    this.text = text;
  }

  /// Where a value is kept that is computed from one here and one there.
  public Site with(Site other) {
    if (other == UNIFORM || other == this) return this;
    return this == UNIFORM ? other : SYNAPSE;
  }

  @Override
  public String toString() {
    return text;
  }
}
