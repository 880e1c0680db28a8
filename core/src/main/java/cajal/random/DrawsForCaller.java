package cajal.random;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a class whose methods draw for whoever calls them: the place in the source that a draw is
/// known by is that of the call, so that two calls draw different numbers.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DrawsForCaller {}
