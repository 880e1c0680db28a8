/// Tests of learning online.
@org.jspecify.annotations.NullMarked
package cajal.learn.online;
