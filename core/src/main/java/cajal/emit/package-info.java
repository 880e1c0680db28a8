/// From a graph of elementwise operations to a JVM class: one loop, scalar or in vectors.
@NullMarked
package cajal.emit;

import org.jspecify.annotations.NullMarked;
