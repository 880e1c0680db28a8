/// The graph: typed values, sealed op families, and what reads and writes them.
@NullMarked
package cajal.ir;

import org.jspecify.annotations.NullMarked;
