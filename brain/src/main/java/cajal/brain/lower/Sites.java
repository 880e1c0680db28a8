package cajal.brain.lower;

import cajal.ir.Op;
import cajal.ir.Value;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// For each state of a synapse the least place where it can be kept: it differs between sources if
/// a spike of the source changes it (between synapses if it reaches them at different times),
/// between targets if one of the target does, and wherever what its equation and its changes are
/// computed from differs.
final class Sites {
  private final LiftedSynapse lifted;
  private final boolean sameDelay;
  private final Map<Field, Site> states = new LinkedHashMap<>();
  private final Map<Value, Site> values = new HashMap<>();

  private Sites(LiftedSynapse lifted, boolean sameDelay) {
    this.lifted = lifted;
    this.sameDelay = sameDelay;
  }

  /// @param sameDelay whether a spike reaches all synapses of its source at once
  static Sites of(LiftedSynapse lifted, boolean sameDelay) {
    Sites sites = new Sites(lifted, sameDelay);
    for (Field state : lifted.states().keySet()) {
      boolean isWeight = lifted.before(state).equals(lifted.weight());
      sites.states.put(state, isWeight ? Site.SYNAPSE : Site.UNIFORM);
    }
    sites.settle();
    // what differs nowhere may be kept anywhere
    Site anywhere = sameDelay ? Site.SOURCE : Site.TARGET;
    sites.states.replaceAll((state, site) -> site == Site.UNIFORM ? anywhere : site);
    sites.settle();
    return sites;
  }

  private void settle() {
    boolean grown = true;
    while (grown) {
      values.clear();
      states.forEach((state, site) -> values.put(lifted.before(state), site));
      grown = false;
      for (Map.Entry<Field, Site> entry : states.entrySet()) {
        Site site = entry.getValue().with(changes(entry.getKey()));
        grown |= site != entry.getValue();
        entry.setValue(site);
      }
    }
  }

  private Site changes(Field state) {
    Site site = Site.UNIFORM;
    Value next = lifted.next().get(state);
    Value onPre = lifted.onPre().get(state);
    Value onPost = lifted.onPost().get(state);
    if (next != null) site = site.with(of(next));
    if (onPre != null) site = site.with(sameDelay ? Site.SOURCE : Site.SYNAPSE).with(of(onPre));
    if (onPost != null) site = site.with(Site.TARGET).with(of(onPost));
    return site;
  }

  /// Where a state is kept.
  Site of(Field state) {
    return Objects.requireNonNull(states.get(state), state.getName());
  }

  /// Where a value of the synapse's graph differs.
  Site of(Value value) {
    Site known = values.get(value);
    if (known != null) return known;
    Site site = Site.UNIFORM;
    Op op = lifted.builder.producer(value);
    if (op != null) {
      for (Value operand : op.operands()) site = site.with(of(operand));
    }
    values.put(value, site);
    return site;
  }

  Map<Field, Site> states() {
    return states;
  }
}
