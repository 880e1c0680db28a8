/// What a model is written with, and the plain run of it that compiled code is compared with.
@NullMarked
package cajal.brain;

import org.jspecify.annotations.NullMarked;
