/// What every teaching error needs, whatever it is about.
@NullMarked
package cajal.error;

import org.jspecify.annotations.NullMarked;
