/// Layers that bring activity to mean 0 and variance 1.
@NullMarked
package cajal.learn.nn.norm;

import org.jspecify.annotations.NullMarked;
