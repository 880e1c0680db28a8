@NullMarked
package cajal.learn.event;

import org.jspecify.annotations.NullMarked;
