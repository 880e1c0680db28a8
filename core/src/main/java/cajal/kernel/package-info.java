/// Sparse, event-driven and just-in-time products, and the compressed rows they read.
@NullMarked
package cajal.kernel;

import org.jspecify.annotations.NullMarked;
