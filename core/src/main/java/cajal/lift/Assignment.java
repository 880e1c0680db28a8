package cajal.lift;

import java.lang.reflect.Field;

/// A field that a lifted call assigned.
public record Assignment(Subject subject, Field field) {}
