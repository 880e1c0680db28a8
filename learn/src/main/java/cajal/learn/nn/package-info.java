/// Layers: functions on tensors that hold parameters. Channels and features are on the last axis.
@NullMarked
package cajal.learn.nn;

import org.jspecify.annotations.NullMarked;
