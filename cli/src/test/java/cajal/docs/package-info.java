/// Keeps the pages of docs/ true: what they show is compared with what the code does.
@NullMarked
package cajal.docs;

import org.jspecify.annotations.NullMarked;
