/// Tests of the training module.
@org.jspecify.annotations.NullMarked
package cajal.learn;
