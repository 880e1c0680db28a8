/// Tests of tasks.
@org.jspecify.annotations.NullMarked
package cajal.learn.task;
