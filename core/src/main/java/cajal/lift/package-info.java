/// Java bytecode to graph: methods of ordinary classes, run on values that are not known yet.
@NullMarked
package cajal.lift;

import org.jspecify.annotations.NullMarked;
