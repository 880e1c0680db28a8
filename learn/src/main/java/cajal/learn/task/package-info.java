/// Tasks that are generated, and models to learn them.
@NullMarked
package cajal.learn.task;

import org.jspecify.annotations.NullMarked;
