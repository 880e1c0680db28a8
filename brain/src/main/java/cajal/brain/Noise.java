package cajal.brain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The factor of dW in the state's stochastic equation, per √ms: `@Noise double noiseV()` with `of
/// = "v"` makes dv = dv()·dt + noiseV()·dW.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Noise {
  /// The state the noise acts on.
  String of();
}
