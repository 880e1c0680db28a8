package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import cajal.brain.Action;
import cajal.brain.Effect;
import cajal.brain.Neuron;
import cajal.brain.Quantity;
import cajal.text.Assignment;
import cajal.text.Expr;
import cajal.text.Source;
import cajal.unit.PhysicalUnit;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What lambdas say of a neuron, said as text: `gE += 0.6` for `c -> c.gE += 0.6`. The neuron may
/// be of a class written in Java or made from [Equations]; its names and units are those of its
/// class.
public final class Statements {
  /// The name of the amount in an action: the weight of the synapse.
  public static final String WEIGHT = "weight";

  private final Target target;

  private Statements(Target target) {
    this.target = target;
  }

  /// Statements about neurons of this one's class.
  public static Statements on(Neuron neuron) {
    return new Statements(Target.of(neuron));
  }

  /// What happens to a neuron: `gE += 0.6`.
  ///
  /// @throws cajal.text.EquationError if the text cannot be read or its units do not fit
  @SuppressWarnings("unchecked")
  public <N extends Neuron> Effect<N> effect(String text) {
    List<Assignment> read = target.equations().statements(text, Set.of(), target.sums());
    return (Effect<N>)
        object(
            Effect.class,
            "on",
            List.of(),
            CD_void,
            (code, names) -> {
              assign(names, new Source(text), read);
              code.return_();
            });
  }

  /// Whether statements name the [#WEIGHT], so that they are an [#action].
  ///
  /// @throws cajal.text.EquationError as [#effect]
  public boolean weighs(String text) {
    return target.equations().statements(text, Set.of(WEIGHT), target.sums()).stream()
        .anyMatch(statement -> names(statement.value()));
  }

  private static boolean names(Expr expr) {
    return (expr instanceof Expr.Name e && e.name().equals(WEIGHT))
        || expr.children().stream().anyMatch(Statements::names);
  }

  /// What an amount does to a neuron: `gE += weight`.
  ///
  /// @throws cajal.text.EquationError as [#effect]
  @SuppressWarnings("unchecked")
  public <N extends Neuron> Action<N> action(String text) {
    Source source = new Source(text);
    List<Assignment> read = target.equations().statements(text, Set.of(WEIGHT), target.sums());
    return (Action<N>)
        object(
            Action.class,
            "on",
            List.of(CD_double),
            CD_void,
            (code, names) -> {
              names.local(WEIGHT, code.parameterSlot(1));
              assign(names, source, read);
              code.return_();
            });
  }

  /// A number that a neuron has: `gE*(EE - v)`.
  ///
  /// @throws cajal.text.EquationError as [#effect]
  @SuppressWarnings("unchecked")
  public <N extends Neuron> Quantity<N> quantity(String text) {
    Expr expr = target.equations().expression(text);
    return (Quantity<N>)
        object(
            Quantity.class,
            "of",
            List.of(),
            CD_double,
            (code, names) -> {
              names.prepared(new Source(text), expr).number(expr);
              code.dreturn();
            });
  }

  private static void assign(ModelNames names, Source source, List<Assignment> statements) {
    statements.forEach(one -> names.assign(one.target(), source, one.value()));
  }

  /// The object of a new class with one method, whose first argument is a neuron.
  private Object object(
      Class<?> type,
      String method,
      List<ClassDesc> arguments,
      ClassDesc result,
      BiConsumer<CodeBuilder, ModelNames> body) {
    String name = target.loader().fresh(type.getSimpleName());
    ClassDesc here = ClassDesc.of(name);
    Map<String, PhysicalUnit> units = new LinkedHashMap<>();
    MethodTypeDesc signature =
        MethodTypeDesc.of(result, arguments).insertParameterTypes(0, CD_Object);
    byte[] file =
        ClassFile.of()
            .build(
                here,
                builder -> {
                  builder
                      .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                      .withInterfaceSymbols(type.describeConstable().orElseThrow())
                      .with(SourceFileAttribute.of(name))
                      .withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, Statements::make);
                  builder.withMethodBody(
                      method,
                      signature,
                      ClassFile.ACC_PUBLIC,
                      code -> body.accept(code, names(code, here, units)));
                  UnitFields.add(builder, here, units);
                });
    return target.loader().instance(name, file);
  }

  private static void make(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }

  private ModelNames names(CodeBuilder code, ClassDesc here, Map<String, PhysicalUnit> units) {
    int self = code.parameterSlot(0);
    code.aload(self).checkcast(target.model()).astore(self);
    return new ModelNames(
        code,
        new ModelNames.Place(here, target.model(), target.equations(), target.types(), units),
        self);
  }
}
