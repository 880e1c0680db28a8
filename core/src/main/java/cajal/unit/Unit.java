package cajal.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The physical unit of a field, or of what a method returns: `@Unit("mV")`, `@Unit("nS/ms")`.
///
/// A class with at least one `@Unit` is checked while it is lifted; its other fields are then
/// dimensionless. In a class without any, nothing is checked.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Unit {
  String value();
}
