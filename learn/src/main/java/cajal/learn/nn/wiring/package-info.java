/// Linear layers with few weights: masked, sparse, drawn again in each product.
@NullMarked
package cajal.learn.nn.wiring;

import org.jspecify.annotations.NullMarked;
