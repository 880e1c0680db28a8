/// How the parameters of layers start.
@NullMarked
package cajal.learn.init;

import org.jspecify.annotations.NullMarked;
