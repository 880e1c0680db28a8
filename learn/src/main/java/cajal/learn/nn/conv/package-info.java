/// Kernels that move over images, channels on the last axis.
@NullMarked
package cajal.learn.nn.conv;

import org.jspecify.annotations.NullMarked;
