/// Models that arrive as text: the equations become a class like one written in Java, so that
/// everything that takes a neuron takes them.
@NullMarked
package cajal.brain.text;

import org.jspecify.annotations.NullMarked;
