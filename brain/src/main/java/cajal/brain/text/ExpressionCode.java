package cajal.brain.text;

import static java.lang.constant.ConstantDescs.CD_double;

import cajal.math.Fn;
import cajal.random.Draw;
import cajal.text.Expr;
import cajal.text.Function;
import cajal.text.Source;
import cajal.unit.PhysicalUnit;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/// Writes expressions as the bytecode that javac makes of the same formula: a number is left on the
/// stack as a double, a condition jumps. Every operation knows its line in the text.
final class ExpressionCode {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FN = Fn.class.describeConstable().orElseThrow();
  private static final ClassDesc DRAW = Draw.class.describeConstable().orElseThrow();

  /// What names and units are in the method that is written.
  interface Names {
    /// Leaves the value of a name on the stack.
    void push(String name);

    /// Leaves 1 on the stack, in a unit.
    void unit(String symbol, PhysicalUnit unit);
  }

  private final CodeBuilder code;
  private final Source source;
  private final Names names;
  private int line;

  ExpressionCode(CodeBuilder code, Source source, Names names) {
    this.code = code;
    this.source = source;
    this.names = names;
  }

  void number(Expr expr) {
    switch (expr) {
      case Expr.Number e -> code.loadConstant(e.value());
      case Expr.Name e -> {
        at(e);
        names.push(e.name());
      }
      case Expr.UnitConstant e -> names.unit(e.name(), e.unit());
      case Expr.Unary e when e.op() == Expr.UnaryOp.NEGATE -> {
        number(e.operand());
        code.dneg();
      }
      case Expr.Binary e -> binary(e);
      case Expr.Call e -> call(e);
      case Expr.Conditional e -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        number(e.then());
        code.goto_(end).labelBinding(otherwise);
        number(e.otherwise());
        code.labelBinding(end);
      }
      case Expr.Unary _, Expr.Compare _, Expr.Logic _ ->
          throw new IllegalArgumentException(expr.text() + " is a condition");
    }
  }

  /// Goes to `target` if the condition is `when`, and else on.
  void jump(Expr condition, boolean when, Label target) {
    switch (condition) {
      case Expr.Unary e when e.op() == Expr.UnaryOp.NOT -> jump(e.operand(), !when, target);
      case Expr.Compare e -> {
        number(e.left());
        number(e.right());
        at(e);
        compare(e.op(), when, target);
      }
      case Expr.Logic e -> {
        boolean decisive = e.op() == Expr.LogicOp.OR;
        if (when == decisive) {
          jump(e.left(), when, target);
          jump(e.right(), when, target);
        } else {
          Label decided = code.newLabel();
          jump(e.left(), decisive, decided);
          jump(e.right(), when, target);
          code.labelBinding(decided);
        }
      }
      case Expr.Conditional e -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        jump(e.then(), when, target);
        code.goto_(end).labelBinding(otherwise);
        jump(e.otherwise(), when, target);
        code.labelBinding(end);
      }
      default -> throw new IllegalArgumentException(condition.text() + " is a number");
    }
  }

  /// With NaN every comparison is false, but that of `!=`.
  private void compare(Expr.CompareOp op, boolean when, Label target) {
    boolean isLess = op == Expr.CompareOp.LESS || op == Expr.CompareOp.LESS_EQUAL;
    if (isLess) {
      code.dcmpg();
    } else {
      code.dcmpl();
    }
    code.branch(
        switch (op) {
          case LESS -> when ? Opcode.IFLT : Opcode.IFGE;
          case LESS_EQUAL -> when ? Opcode.IFLE : Opcode.IFGT;
          case GREATER -> when ? Opcode.IFGT : Opcode.IFLE;
          case GREATER_EQUAL -> when ? Opcode.IFGE : Opcode.IFLT;
          case EQUAL -> when ? Opcode.IFEQ : Opcode.IFNE;
          case NOT_EQUAL -> when ? Opcode.IFNE : Opcode.IFEQ;
        },
        target);
  }

  private void at(Expr expr) {
    int now = source.line(expr.span().mark());
    if (now != line) code.lineNumber(now);
    line = now;
  }

  private void binary(Expr.Binary e) {
    number(e.left());
    number(e.right());
    at(e);
    switch (e.op()) {
      case PLUS -> code.dadd();
      case MINUS -> code.dsub();
      case TIMES -> code.dmul();
      case OVER -> code.ddiv();
      case POWER -> math("pow", 2);
      case MOD -> {
        int divisor = code.allocateLocal(TypeKind.DOUBLE);
        code.dstore(divisor).dup2().dload(divisor).ddiv();
        math("floor", 1);
        code.dload(divisor).dmul().dsub();
      }
    }
  }

  private void call(Expr.Call e) {
    List<Expr> arguments = e.arguments();
    switch (e.function()) {
      case RAND, RANDN -> {
        code.dconst_0().dconst_1();
        at(e);
        invoke(DRAW, e.function() == Function.RAND ? "uniform" : "normal", 2);
      }
      case INT -> integer(arguments.getFirst());
      case MIN, MAX -> {
        number(arguments.getFirst());
        for (Expr argument : arguments.subList(1, arguments.size())) {
          number(argument);
          at(e);
          math(e.function().toString(), 2);
        }
      }
      default -> {
        arguments.forEach(this::number);
        at(e);
        elementary(e.function());
      }
    }
  }

  private void integer(Expr argument) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    if (argument.isCondition()) {
      jump(argument, false, otherwise);
      code.dconst_1().goto_(end).labelBinding(otherwise).dconst_0();
    } else {
      number(argument);
      code.dup2().dconst_0().dcmpg().ifge(otherwise);
      math("ceil", 1);
      code.goto_(end).labelBinding(otherwise);
      math("floor", 1);
    }
    code.labelBinding(end);
  }

  private void elementary(Function function) {
    switch (function) {
      case SIGN -> math("signum", 1);
      case EXPREL, SIGMOID -> invoke(FN, function.toString(), 1);
      case CLIP -> invoke(FN, "clip", 3);
      default -> math(function.toString(), 1);
    }
  }

  private void math(String function, int arguments) {
    invoke(MATH, function, arguments);
  }

  private void invoke(ClassDesc owner, String function, int arguments) {
    code.invokestatic(
        owner, function, MethodTypeDesc.of(CD_double, Collections.nCopies(arguments, CD_double)));
  }
}
