/// Integrate-and-fire cells in steps of time, trained through surrogate slopes.
@NullMarked
package cajal.learn.nn.spiking;

import org.jspecify.annotations.NullMarked;
