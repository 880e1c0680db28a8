package cajal.brain.lower;

import cajal.brain.Synapse;
import cajal.ir.DType;
import cajal.ir.Graph;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides where the states of a synapse are kept.
///
/// @param amounts what a spike adds to which state, where they are kept as sums at the target
public record SynapseAnalysis(Placement placement, Map<String, SpikeAmount> amounts) {

  /// @param sameWeight whether all synapses have one weight
  /// @param sameDelay whether a spike reaches all synapses of its source at once
  public static SynapseAnalysis of(
      Synapse synapse, double dt, boolean sameWeight, boolean sameDelay) {
    LiftedSynapse own = LiftedSynapse.of(synapse, DType.F64, dt, false);
    TargetSum sum = TargetSum.of(own);
    if (sum.whyNot() == null) {
      Map<String, Site> states = new LinkedHashMap<>();
      own.model.fields().states().forEach(state -> states.put(state.getName(), Site.TARGET));
      String why =
          "the equations are linear and the same for all synapses, and a spike adds an amount that"
              + " does not depend on the states, so each target keeps the sums of "
              + names(own.model.fields().states());
      return new SynapseAnalysis(
          new Placement(Placement.Kind.ALIGN_POST, states, why), sum.amounts());
    }
    LiftedSynapse lifted = sameWeight ? LiftedSynapse.of(synapse, DType.F64, dt, true) : own;
    return new SynapseAnalysis(located(lifted, sameDelay, sum.whyNot()), Map.of());
  }

  /// What a spike adds to the states of a synapse that are kept as sums, as a graph of scalars: of
  /// a state `g` the outputs `g.w` for each unit of the weight, and `g`.
  ///
  /// @param open names of the parameters that are inputs whatever their number is
  public static Graph amounts(Synapse synapse, double dt, Set<String> open) {
    TargetSum sum = TargetSum.of(LiftedSynapse.of(synapse, DType.F64, dt, false, open));
    return Objects.requireNonNull(sum.graph(), "the states are no sums at the target");
  }

  private static Placement located(LiftedSynapse lifted, boolean sameDelay, String whyNotSums) {
    Sites sites = Sites.of(lifted, sameDelay);
    Map<String, Site> states = new LinkedHashMap<>();
    sites.states().forEach((state, site) -> states.put(state.getName(), site));
    boolean atSource =
        !lifted.isPlastic()
            && lifted.model.fields().states().stream()
                .allMatch(state -> sites.of(state) == Site.SOURCE);
    String notAtTarget = "not sums at the target, since " + whyNotSums;
    if (atSource) {
      String why =
          "nothing but spikes of the source changes the states, so each source keeps them once ("
              + notAtTarget
              + ")";
      return new Placement(Placement.Kind.ALIGN_PRE, states, why);
    }
    String apart =
        sameDelay ? "" : "; a spike reaches the synapses of its source at different times";
    String why =
        states.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", "", " (" + notAtTarget + apart + ")"));
    return new Placement(Placement.Kind.PER_SYNAPSE, states, why);
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::getName).collect(Collectors.joining(" and "));
  }
}
