/// The traced Tensor API: functions on tensors are run once on values that record what is done to
/// them, and what was recorded is compiled.
@NullMarked
package cajal.trace;

import org.jspecify.annotations.NullMarked;
