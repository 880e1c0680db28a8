package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import cajal.unit.PhysicalUnit;
import cajal.unit.Unit;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.Map;

/// The units that generated code names, as fields with the value 1 like those of
/// [cajal.unit.Units].
final class UnitFields {
  private UnitFields() {}

  static Annotation annotation(PhysicalUnit unit) {
    return Annotations.annotation(Unit.class, AnnotationElement.ofString("value", unit.toString()));
  }

  static void add(ClassBuilder builder, ClassDesc owner, Map<String, PhysicalUnit> units) {
    units.forEach((field, unit) ->
        builder.withField(
            field,
            CD_double,
            one ->
                one.withFlags(ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                    .with(Annotations.of(annotation(unit)))));
    builder.withMethodBody(
        CLASS_INIT_NAME,
        MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          units.keySet().forEach(field -> code.dconst_1().putstatic(owner, field, CD_double));
          code.return_();
        });
  }
}
