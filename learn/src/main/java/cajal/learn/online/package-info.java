/// Learning while a network runs: traces carried forward in the place of a run kept for its
/// reverse; and the closed forms of linear read-outs.
@NullMarked
package cajal.learn.online;

import org.jspecify.annotations.NullMarked;
