/// Pictures of a simulation as PNG and SVG: every picture is a {@link cajal.plot.Figure}, made from
/// plain arrays and spikes by the class named after it, and written without a display.
@NullMarked
package cajal.plot;

import org.jspecify.annotations.NullMarked;
