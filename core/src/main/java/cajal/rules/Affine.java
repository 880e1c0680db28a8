package cajal.rules;

import cajal.ir.BinaryKind;
import cajal.ir.Elementwise.Binary;
import cajal.ir.Elementwise.Fma;
import cajal.ir.Elementwise.Select;
import cajal.ir.Elementwise.Unary;
import cajal.ir.GraphBuilder;
import cajal.ir.Op;
import cajal.ir.UnaryKind;
import cajal.ir.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A value written as Σ slope·variable + rest, where neither slopes nor rest depend on the
/// variables; a variable without a slope does not occur, and a rest of null is 0.
public record Affine(Map<Value, Value> slopes, @Nullable Value rest) {

  /// The affine form of `value` in `variables`; null where it is not affine in them.
  public static @Nullable Affine of(GraphBuilder builder, Value value, Set<Value> variables) {
    return new Finder(builder, variables).find(value);
  }

  private static final class Finder {
    private final GraphBuilder builder;
    private final Set<Value> variables;
    private final Map<Value, Boolean> depends = new HashMap<>();

    Finder(GraphBuilder builder, Set<Value> variables) {
      this.builder = builder;
      this.variables = variables;
    }

    @Nullable Affine find(Value value) {
      if (variables.contains(value)) {
        return new Affine(Map.of(value, builder.constant(value.dtype(), 1)), null);
      }
      if (!depends(value)) return new Affine(Map.of(), value);
      return switch (builder.producer(value)) {
        case Unary unary when unary.kind() == UnaryKind.NEG -> {
          Affine x = find(unary.x());
          yield x == null ? null : x.map(builder::negate);
        }
        case Binary binary -> binary(binary);
        case Fma fma -> {
          Affine product = product(fma.a(), fma.b());
          Affine rest = find(fma.c());
          yield product == null || rest == null ? null : sum(product, rest);
        }
        case Select select -> select(select);
        case null, default -> null;
      };
    }

    private @Nullable Affine binary(Binary op) {
      switch (op.kind()) {
        case ADD, SUB -> {
          Affine x = find(op.x());
          Affine y = find(op.y());
          if (x == null || y == null) return null;
          return sum(x, op.kind() == BinaryKind.ADD ? y : y.map(builder::negate));
        }
        case MUL -> {
          return product(op.x(), op.y());
        }
        case DIV -> {
          Affine x = depends(op.y()) ? null : find(op.x());
          return x == null ? null : x.map(part -> builder.over(part, op.y()));
        }
        default -> {
          return null;
        }
      }
    }

    private @Nullable Affine product(Value x, Value y) {
      if (depends(x) && depends(y)) return null;
      Value factor = depends(x) ? y : x;
      Affine other = find(depends(x) ? x : y);
      return other == null ? null : other.map(part -> builder.times(part, factor));
    }

    private Affine sum(Affine x, Affine y) {
      Map<Value, Value> slopes = new LinkedHashMap<>(x.slopes);
      y.slopes.forEach((variable, slope) -> slopes.merge(variable, slope, builder::plus));
      if (x.rest == null || y.rest == null) {
        return new Affine(slopes, x.rest == null ? y.rest : x.rest);
      }
      return new Affine(slopes, builder.plus(x.rest, y.rest));
    }

    private @Nullable Affine select(Select op) {
      if (depends(op.condition())) return null;
      Affine yes = find(op.ifTrue());
      Affine no = find(op.ifFalse());
      if (yes == null || no == null) return null;
      Value zero = builder.constant(op.ifTrue().dtype(), 0);
      Map<Value, Value> slopes = new LinkedHashMap<>();
      for (Value variable : variables) {
        Value a = yes.slopes.get(variable);
        Value b = no.slopes.get(variable);
        if (a == null && b == null) continue;
        slopes.put(variable, either(op, a == null ? zero : a, b == null ? zero : b));
      }
      Value rest = either(op, yes.rest == null ? zero : yes.rest, no.rest == null ? zero : no.rest);
      Double number = builder.number(rest);
      return new Affine(slopes, number != null && number == 0 ? null : rest);
    }

    private Value either(Select op, Value a, Value b) {
      return a.equals(b) ? a : builder.select(op.condition(), a, b);
    }

    private boolean depends(Value value) {
      Boolean known = depends.get(value);
      if (known != null) return known;
      Op op = builder.producer(value);
      boolean found =
          variables.contains(value)
              || (op != null && op.operands().stream().anyMatch(this::depends));
      depends.put(value, found);
      return found;
    }
  }

  private Affine map(UnaryOperator<Value> change) {
    Map<Value, Value> changed = new LinkedHashMap<>();
    slopes.forEach((variable, slope) -> changed.put(variable, change.apply(slope)));
    return new Affine(changed, rest == null ? null : change.apply(rest));
  }
}
