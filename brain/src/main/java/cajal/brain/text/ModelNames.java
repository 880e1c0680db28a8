package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import cajal.text.Constant;
import cajal.text.Equation.SubExpression;
import cajal.text.EquationSet;
import cajal.text.Expr;
import cajal.text.Source;
import cajal.unit.PhysicalUnit;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/// What the names of a model's text are in a method that has the model in a local variable: fields
/// of it, and local variables for sub-expressions and arguments.
final class ModelNames implements ExpressionCode.Names {
  /// The class that is written, the model's, and what both are known to hold.
  ///
  /// @param fields types of the model's fields; where none is given, double
  /// @param units the units its code names, by field
  record Place(
      ClassDesc written,
      ClassDesc model,
      EquationSet equations,
      Map<String, ClassDesc> fields,
      Map<String, PhysicalUnit> units) {}

  private final CodeBuilder code;
  private final Place place;
  private final Abbreviations abbreviations;
  private final int self;
  private final Map<String, Integer> locals = new HashMap<>();

  /// @param self the local variable with the model
  ModelNames(CodeBuilder code, Place place, int self) {
    this.code = code;
    this.place = place;
    this.self = self;
    this.abbreviations = new Abbreviations(place.equations());
  }

  /// Gives a name the value of a local variable.
  void local(String name, int slot) {
    locals.put(name, slot);
  }

  /// The code for an expression of that text, in front of it that of the sub-expressions it needs.
  ExpressionCode prepared(Source source, Expr expr) {
    for (SubExpression equation : abbreviations.below(expr)) {
      code.lineNumber(source.line(expr.span().mark())).aload(self);
      abbreviations.in(equation.value()).forEach(argument -> push(argument.name()));
      code.invokevirtual(
          place.model(), abbreviations.method(equation), abbreviations.type(equation));
      int slot = code.allocateLocal(TypeKind.DOUBLE);
      code.dstore(slot);
      local(equation.name(), slot);
    }
    return new ExpressionCode(code, source, this);
  }

  @Override
  public void push(String name) {
    Integer slot = locals.get(name);
    Constant constant = place.equations().constants().get(name);
    if (slot != null) {
      code.dload(slot);
    } else if (constant != null) {
      code.loadConstant(constant.value());
      if (!constant.unit().isOne()) {
        unit(constant.unit().toString(), constant.unit());
        code.dmul();
      }
    } else if (name.equals("pi")) {
      code.loadConstant(Math.PI);
    } else if (name.equals("inf")) {
      code.loadConstant(Double.POSITIVE_INFINITY);
    } else {
      field(name);
    }
  }

  private void field(String name) {
    ClassDesc type = type(name);
    code.aload(self).getfield(place.model(), name, type);
    if (type.equals(CD_float)) {
      code.f2d();
    } else if (!type.equals(CD_double)) {
      code.i2d();
    }
  }

  private ClassDesc type(String name) {
    return place.fields().getOrDefault(name, CD_double);
  }

  /// Assigns the value of an expression to a field of the model.
  void assign(String name, Source source, Expr value) {
    ExpressionCode expression = prepared(source, value);
    code.aload(self);
    expression.number(value);
    ClassDesc type = type(name);
    if (type.equals(CD_float)) {
      code.d2f();
    } else if (type.equals(CD_int)) {
      code.d2i();
    }
    code.putfield(place.model(), name, type);
  }

  /// A constant field, which javac's way with constants would lose the unit of.
  @Override
  public void unit(String symbol, PhysicalUnit unit) {
    String field = "1 " + symbol.replace('/', '|').replace('.', '_');
    place.units().put(field, unit);
    code.getstatic(place.written(), field, CD_double);
  }
}
