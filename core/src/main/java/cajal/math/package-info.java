/// Functions of the field that the JDK lacks.
@NullMarked
package cajal.math;

import org.jspecify.annotations.NullMarked;
