/// Tests of the pictures.
@org.jspecify.annotations.NullMarked
package cajal.plot;
