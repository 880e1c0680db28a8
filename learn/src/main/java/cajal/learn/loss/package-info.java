/// How far what a model gives is from what it should give.
@NullMarked
package cajal.learn.loss;

import org.jspecify.annotations.NullMarked;
