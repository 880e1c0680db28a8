/// Physical units as dimensions with a power of ten, and the rules by which models are checked.
@NullMarked
package cajal.unit;

import org.jspecify.annotations.NullMarked;
