package cajal.brain.text;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.util.Arrays;

/// Annotations of fields and methods that are written.
final class Annotations {
  private Annotations() {}

  static RuntimeVisibleAnnotationsAttribute of(Annotation... annotations) {
    return RuntimeVisibleAnnotationsAttribute.of(Arrays.asList(annotations));
  }

  static Annotation annotation(
      Class<? extends java.lang.annotation.Annotation> type, AnnotationElement... elements) {
    return Annotation.of(type.describeConstable().orElseThrow(), elements);
  }
}
