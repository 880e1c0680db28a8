/// Rules that change parameters by their gradients, and how fast.
@NullMarked
package cajal.learn.optim;

import org.jspecify.annotations.NullMarked;
