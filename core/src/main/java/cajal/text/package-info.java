/// Models that arrive as text: equations in the manner of Brian2, parsed, checked for units, and
/// kept as a small syntax tree.
@NullMarked
package cajal.text;

import org.jspecify.annotations.NullMarked;
