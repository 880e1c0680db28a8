/// Gradients of spike times: layers of leaky cells run from spike to spike and back, without steps.
@NullMarked
package cajal.learn.event;

import org.jspecify.annotations.NullMarked;
