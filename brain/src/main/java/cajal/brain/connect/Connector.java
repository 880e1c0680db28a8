package cajal.brain.connect;

import cajal.kernel.Csr;
import cajal.random.Key;

/// A rule that says which sources connect to which targets; [Connect] has the library's.
@FunctionalInterface
public interface Connector {

  /// The synapses between two sides: a pure function of its arguments, whatever the threads.
  Csr build(Ends ends, Key key);
}
