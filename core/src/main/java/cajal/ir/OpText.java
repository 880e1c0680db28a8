package cajal.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the text of an operation holds beside its operands, its types and its graphs; [OpReader] is
/// the way back.
record OpText(String name, Map<String, String> attributes) {
  static OpText of(Op op) {
    return switch (op) {
      case Elementwise e -> new OpText(name(e), Map.of());
      case Constant c -> new OpText("const " + number(c), Map.of());
      case Iota iota -> with("iota", "axis", iota.axis());
      case Random random -> with("random." + random.kind(), "stream", random.stream());
      case Reduce reduce -> with("reduce." + reduce.kind(), "axes", list(reduce.axes()));
      case Cumulative c -> with("cumulative." + c.kind(), "axis", c.axis());
      case Move move -> move(move);
      case Gather gather -> new OpText("gather", Map.of());
      case ScatterAdd add -> new OpText("scatter_add", Map.of());
      case Dot dot -> with("dot", "batch", dot.batch());
      case Conv conv ->
          with("conv." + conv.sought(), "strides", list(conv.stencil().strides()))
              .and("before", list(conv.stencil().before()))
              .and("after", list(conv.stencil().after()))
              .and("dilation", list(conv.stencil().dilation()))
              .and("groups", conv.stencil().groups());
      case SparseProduct p ->
          with("sparse." + lower(p.form()), "pre", p.pre(), "post", p.post())
              .and("transposed", p.transposed());
      case SparseOuter o -> with("outer." + lower(o.form()), "pre", o.pre(), "post", o.post());
      case JitProduct p ->
          with("jit." + lower(p.weights()), "pre", p.pre(), "post", p.post())
              .and("probability", p.probability())
              .and("seed", p.seed())
              .and("transposed", p.transposed());
      case Scan scan -> {
        OpText text =
            with("scan", "length", scan.length(), "carry", scan.carry().size())
                .and("xs", scan.xs().size());
        yield scan.reversed() ? text.and("reversed", true) : text;
      }
      case Cond cond -> new OpText("cond", Map.of());
      case Call call -> new OpText("call", Map.of());
      case Custom custom -> with("custom", "name", Tokens.quote(custom.definition().name()));
    };
  }

  private static String name(Elementwise op) {
    return switch (op) {
      case Elementwise.Unary u -> u.kind().toString();
      case Elementwise.Binary b -> b.kind().toString();
      case Elementwise.Fma f -> "fma";
      case Elementwise.Compare c -> c.kind().toString();
      case Elementwise.Select s -> "select";
      case Elementwise.Sloped s -> "sloped";
      case Elementwise.Cast c -> "cast";
      case Elementwise.Bitcast b -> "bitcast";
    };
  }

  private static OpText move(Move move) {
    return switch (move) {
      case Move.Reshape m -> new OpText("reshape", Map.of());
      case Move.Transpose m -> with("transpose", "order", list(m.order()));
      case Move.Broadcast m -> with("broadcast", "axes", list(m.axes()));
      case Move.Slice m ->
          with("slice", "from", list(m.from()), "to", list(m.to())).and("stride", list(m.stride()));
      case Move.Pad m -> with("pad", "before", list(m.before()), "after", list(m.after()));
      case Move.Concat m -> with("concat", "axis", m.axis());
    };
  }

  /// Exact; a NaN with other than the usual bits is written as its bits.
  private static String number(Constant constant) {
    return switch (constant.dtype()) {
      case F32 -> {
        float number = Float.intBitsToFloat((int) constant.bits());
        boolean exact = Float.floatToIntBits(number) == (int) constant.bits();
        yield exact ? Float.toString(number) : "0x" + Integer.toHexString((int) constant.bits());
      }
      case F64 -> {
        double number = Double.longBitsToDouble(constant.bits());
        boolean exact = Double.doubleToLongBits(number) == constant.bits();
        yield exact ? Double.toString(number) : "0x" + Long.toHexString(constant.bits());
      }
      case I32, I64 -> Long.toString(constant.bits());
      case BOOL -> constant.bits() != 0 ? "true" : "false";
    };
  }

  private static OpText with(String name, String key, Object value) {
    return new OpText(name, Map.of()).and(key, value);
  }

  private static OpText with(String name, String key1, Object value1, String key2, Object value2) {
    return with(name, key1, value1).and(key2, value2);
  }

  private OpText and(String key, Object value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(key, value.toString());
    return new OpText(name, more);
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
