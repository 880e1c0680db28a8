/// Cells with a state, and layers that run them over time, which is the first axis.
@NullMarked
package cajal.learn.nn.recurrent;

import org.jspecify.annotations.NullMarked;
