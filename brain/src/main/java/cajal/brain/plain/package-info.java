/// The numerics of the plain Java run: integration schemes for one small system at a time, written
/// as their formulas are, to compare compiled code with.
@NullMarked
package cajal.brain.plain;

import org.jspecify.annotations.NullMarked;
