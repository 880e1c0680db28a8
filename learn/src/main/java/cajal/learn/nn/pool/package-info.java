/// Layers that put neighbouring places together; places are the axes between batch and channels.
@NullMarked
package cajal.learn.nn.pool;

import org.jspecify.annotations.NullMarked;
