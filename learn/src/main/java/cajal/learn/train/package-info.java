/// Training: one compiled step, epochs over data, stop and resume with the same bits.
@NullMarked
package cajal.learn.train;

import org.jspecify.annotations.NullMarked;
