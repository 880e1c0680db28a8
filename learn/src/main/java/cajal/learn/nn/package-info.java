/// Layers: functions on tensors that hold parameters.
@NullMarked
package cajal.learn.nn;

import org.jspecify.annotations.NullMarked;
