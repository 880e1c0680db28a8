package cajal.brain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The time derivative, per ms, of the state whose name follows the `d` in the method's name:
/// `@Derivative double dv()` is dv/dt.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Derivative {
  /// The state this is the derivative of, where the method's name does not say it.
  String of() default "";

  /// Hold the state still while the neuron is refractory.
  boolean unlessRefractory() default false;
}
