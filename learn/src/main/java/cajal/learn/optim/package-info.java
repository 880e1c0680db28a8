/// Optimisers as pure rules on traced tensors, rates that change while training goes on, gradient
/// clipping, constraints and regularisers.
@NullMarked
package cajal.learn.optim;

import org.jspecify.annotations.NullMarked;
