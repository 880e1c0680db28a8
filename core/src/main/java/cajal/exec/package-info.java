/// Running compiled code: worker threads, tiers, plans.
@NullMarked
package cajal.exec;

import org.jspecify.annotations.NullMarked;
