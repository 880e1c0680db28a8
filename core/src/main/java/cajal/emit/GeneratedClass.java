package cajal.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/// The class around generated code: it implements a functional interface whose method is `run`.
final class GeneratedClass {
  private static final ClassDesc NAME = ClassDesc.of("cajal.emit.Generated");

  private GeneratedClass() {}

  static byte[] of(ClassDesc type, MethodTypeDesc run, Consumer<CodeBuilder> body) {
    return ClassFile.of()
        .build(
            NAME,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                    .withInterfaceSymbols(type)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        0,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    ConstantDescs.CD_Object,
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody("run", run, ClassFile.ACC_PUBLIC, body));
  }
}
