package cajal.brain.lower;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the states of a projection's synapses are kept, and what proves that it may be so.
///
/// @param states by name; `w` is among them where synapses have weights of their own
/// @param why for people
public record Placement(Kind kind, Map<String, Site> states, String why) {
  /// The layouts, from the cheapest to the most general.
  public enum Kind {
    /// Sums over the synapses of each target; shared by projections with equal equations.
    ALIGN_POST("align-post"),
    /// One state for all synapses of a source.
    ALIGN_PRE("align-pre"),
    /// Each state by itself, some of them per synapse.
    PER_SYNAPSE("per synapse");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public Placement {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  @Override
  public String toString() {
    return kind + ": " + why;
  }
}
