package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import cajal.brain.Derivative;
import cajal.brain.Input;
import cajal.brain.Neuron;
import cajal.brain.Noise;
import cajal.brain.State;
import cajal.text.Assignment;
import cajal.text.Equation;
import cajal.text.Equation.Differential;
import cajal.text.Equation.NoiseTerm;
import cajal.text.Equation.Parameter;
import cajal.text.Equation.SubExpression;
import cajal.text.EquationSet;
import cajal.text.Expr;
import cajal.unit.PhysicalUnit;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the class of a neuron from its text, as its author would have written it in Java.
final class ModelClass {
  private static final ClassDesc NEURON = Neuron.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(CD_double);

  private final String name;
  private final EquationSet equations;
  private final Map<String, Double> defaults;
  private final ClassDesc here;
  private final Map<String, PhysicalUnit> units = new LinkedHashMap<>();

  /// @param defaults what each field starts with
  ModelClass(String name, EquationSet equations, Map<String, Double> defaults) {
    this.name = name;
    this.equations = equations;
    this.defaults = defaults;
    this.here = ClassDesc.of(name);
  }

  /// The name of the method that is a state's derivative.
  static String slope(Differential state) {
    return "d" + state.name();
  }

  static String noise(Differential state) {
    return "noise_" + state.name();
  }

  byte[] file(
      Equations.@Nullable Condition threshold,
      Equations.@Nullable Statements reset,
      Equations.@Nullable Period refractory) {
    return ClassFile.of()
        .build(
            here,
            builder -> {
              builder
                  .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                  .withSuperclass(NEURON)
                  .with(SourceFileAttribute.of(name));
              fields(builder);
              builder.withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, this::constructor);
              equations.subExpressions().forEach(equation -> abbreviation(builder, equation));
              equations.differentials().forEach(state -> derivative(builder, state));
              if (threshold != null) spikes(builder, threshold);
              if (reset != null || refractory != null) onSpike(builder, reset, refractory);
              UnitFields.add(builder, here, units);
            });
  }

  private void fields(ClassBuilder builder) {
    for (Differential state : equations.differentials()) field(builder, state, State.class);
    for (Parameter parameter : equations.parameters()) {
      boolean isInherited = parameter.input() && parameter.name().equals("input");
      if (isInherited) continue;
      boolean changes = !parameter.constant() && !parameter.shared();
      field(builder, parameter, parameter.input() ? Input.class : changes ? State.class : null);
    }
  }

  private static void field(
      ClassBuilder builder,
      Equation equation,
      @Nullable Class<? extends java.lang.annotation.Annotation> kind) {
    List<Annotation> annotations = new ArrayList<>();
    if (kind != null) annotations.add(Annotations.annotation(kind));
    if (!equation.unit().isOne()) annotations.add(UnitFields.annotation(equation.unit()));
    builder.withField(
        equation.name(),
        CD_double,
        field ->
            field
                .withFlags(ClassFile.ACC_PUBLIC)
                .with(RuntimeVisibleAnnotationsAttribute.of(annotations)));
  }

  private void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(NEURON, INIT_NAME, MTD_void);
    defaults.forEach(
        (field, value) -> code.aload(0).loadConstant(value).putfield(here, field, CD_double));
    code.return_();
  }

  private ModelNames names(CodeBuilder code) {
    return new ModelNames(
        code, new ModelNames.Place(here, here, equations, Map.of(), units), code.receiverSlot());
  }

  private void abbreviation(ClassBuilder builder, SubExpression equation) {
    Abbreviations abbreviations = new Abbreviations(equations);
    builder.withMethodBody(
        abbreviations.method(equation),
        abbreviations.type(equation),
        ClassFile.ACC_PUBLIC,
        code -> {
          ModelNames names = names(code);
          List<SubExpression> arguments = abbreviations.in(equation.value());
          for (int i = 0; i < arguments.size(); i++) {
            names.local(arguments.get(i).name(), code.parameterSlot(i));
          }
          new ExpressionCode(code, equations.source(), names).number(equation.value());
          code.dreturn();
        });
  }

  private void derivative(ClassBuilder builder, Differential state) {
    AnnotationElement held =
        AnnotationElement.ofBoolean("unlessRefractory", state.unlessRefractory());
    AnnotationElement of = AnnotationElement.ofString("of", state.name());
    number(
        builder,
        slope(state),
        Annotations.annotation(Derivative.class, of, held),
        code -> {
          names(code).prepared(equations.source(), state.drift()).number(state.drift());
          code.dreturn();
        });
    if (state.noise().isEmpty()) return;
    number(
        builder,
        noise(state),
        Annotations.annotation(Noise.class, of),
        code -> {
          noise(code, state.noise());
          code.dreturn();
        });
  }

  private static void number(
      ClassBuilder builder, String name, Annotation annotation, Consumer<CodeBuilder> body) {
    builder.withMethod(
        name,
        NUMBER,
        ClassFile.ACC_PUBLIC,
        method -> method.with(Annotations.of(annotation)).withCode(body));
  }

  /// Independent noises of one state are one: the square root of the sum of their squares.
  private void noise(CodeBuilder code, List<NoiseTerm> terms) {
    ModelNames names = names(code);
    for (int i = 0; i < terms.size(); i++) {
      Expr factor = terms.get(i).factor();
      names.prepared(equations.source(), factor).number(factor);
      if (terms.size() == 1) return;
      code.dup2().dmul();
      if (i > 0) code.dadd();
    }
    code.invokestatic(
        ClassDesc.of("java.lang.Math"), "sqrt", MethodTypeDesc.of(CD_double, CD_double));
  }

  private void spikes(ClassBuilder builder, Equations.Condition threshold) {
    builder.withMethodBody(
        "spikes",
        MethodTypeDesc.of(CD_boolean),
        ClassFile.ACC_PROTECTED,
        code -> {
          Label no = code.newLabel();
          names(code)
              .prepared(threshold.source(), threshold.expr())
              .jump(threshold.expr(), false, no);
          code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
        });
  }

  private void onSpike(
      ClassBuilder builder,
      Equations.@Nullable Statements reset,
      Equations.@Nullable Period refractory) {
    builder.withMethodBody(
        "onSpike",
        MTD_void,
        ClassFile.ACC_PROTECTED,
        code -> {
          if (reset != null) {
            for (Assignment statement : reset.assignments()) {
              names(code).assign(statement.target(), reset.source(), statement.value());
            }
          }
          if (refractory != null) {
            ExpressionCode period = names(code).prepared(refractory.source(), refractory.expr());
            code.aload(0);
            period.number(refractory.expr());
            code.invokevirtual(here, "refractory", MethodTypeDesc.of(CD_void, CD_double));
          }
          code.return_();
        });
  }
}
