package cajal.traced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.ir.DType;
import cajal.ir.Shape;
import cajal.ir.Type;
import cajal.random.Key;
import cajal.trace.Cajal;
import cajal.trace.Compiled;
import cajal.trace.Control;
import cajal.trace.Derivatives;
import cajal.trace.Fill;
import cajal.trace.Keyed;
import cajal.trace.Maths;
import cajal.trace.Products;
import cajal.trace.Reductions;
import cajal.trace.Shapes;
import cajal.trace.Tensor;
import cajal.trace.Turn;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static final Tensor M = Fill.matrix(new float[] {1, 2, 3}, new float[] {4, 5, 6});

  private static Tensor run(java.util.function.Function<Tensor, Tensor> f, Tensor x) {
    return Cajal.compile(f).apply(x);
  }

  @Test
  void a_function_is_traced_once_for_each_type_of_argument() {
    AtomicInteger traced = new AtomicInteger();
    Compiled f =
        Cajal.compile(x -> {
          traced.incrementAndGet();
          return x.plus(1);
        });
    assertThat(f.apply(Tensor.of(1f, 2f)).floats()).containsExactly(2, 3);
    assertThat(f.apply(Tensor.of(5f, 6f)).floats()).containsExactly(6, 7);
    assertThat(f.apply(Tensor.of(1.0)).doubles()).containsExactly(2);
    assertThat(f.apply(Tensor.of(7)).ints()).containsExactly(8);
    assertThat(traced).hasValue(3);
  }

  @Test
  void shapes_are_broadcast_from_the_last_axis() {
    Compiled add = Cajal.compile((x, y) -> x.plus(y));
    assertThat(add.apply(M, Tensor.of(10f, 20f, 30f)).floats())
        .containsExactly(11, 22, 33, 14, 25, 36);
    assertThat(add.apply(M, Tensor.of(10f, 20f).reshape(2, 1)).floats())
        .containsExactly(11, 12, 13, 24, 25, 26);
    Tensor outer = add.apply(Tensor.of(1f, 2f).reshape(2, 1), Tensor.of(10f, 20f, 30f));
    assertThat(outer.type()).isEqualTo(Type.of(DType.F32, 2, 3));
    assertThat(outer.floats()).containsExactly(11, 21, 31, 12, 22, 32);
    assertThat(add.apply(M, Tensor.scalar(1f)).floats()).containsExactly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void where_broadcasts_all_three() {
    Tensor chosen =
        run(x -> Maths.where(x.gt(2), Tensor.of(10f).reshape(1, 1), Tensor.of(7f, 8f, 9f)), M);
    assertThat(chosen.floats()).containsExactly(7, 8, 10, 10, 10, 10);
  }

  @Test
  void reductions_run_along_any_axes() {
    assertThat(run(Reductions::sum, M).floats()).containsExactly(21);
    assertThat(run(x -> Reductions.sum(x, 0), M).floats()).containsExactly(5, 7, 9);
    assertThat(run(x -> Reductions.mean(x, -1), M).floats()).containsExactly(2, 5);
    assertThat(run(x -> Reductions.any(x.gt(5), 1), M).booleans()).containsExactly(false, true);
    assertThat(run(x -> Reductions.count(x.gt(2)), M).ints()).containsExactly(4);
    assertThat(run(x -> Reductions.cumsum(x, 1), M).floats()).containsExactly(1, 3, 6, 4, 9, 15);
  }

  @Test
  void argmax_is_the_first_of_the_largest_and_of_nan_the_first_nan() {
    Tensor x =
        Fill.matrix(new float[] {1, 3, 3}, new float[] {4, Float.NaN, 9}, new float[] {-1, -2, -3});
    assertThat(run(t -> Reductions.argmax(t, 1), x).ints()).containsExactly(1, 1, 0);
  }

  @Test
  void log_softmax_keeps_small_shares_far_from_zero() {
    float[] log = run(x -> Reductions.logSoftmax(x, 0), Tensor.of(1000f, 1001f, 900f)).floats();
    assertThat(log[0]).isCloseTo(-1.3132617f, within(1e-6f));
    assertThat(log[2]).isCloseTo(-101.3132617f, within(1e-4f));
  }

  @Test
  void erf_is_within_two_units_in_the_last_place() {
    double[] x = {-5, -2.5, -1.1, -0.9, -1e-9, 0, 0.3, 0.999, 1, 1.7, 3.5, 5.5, 7};
    double[] exact = {
      -0.99999999999846254,
      -0.99959304798255504,
      -0.88020506957408170,
      -0.79690821242283213,
      -1.1283791670955126e-9,
      0,
      0.32862675945912743,
      0.84228527020649694,
      0.84270079294971487,
      0.98379045859077456,
      0.99999925690162766,
      0.99999999999999264,
      1
    };
    double[] found = run(Maths::erf, Tensor.of(x)).doubles();
    float[] single = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      assertThat(found[i]).isCloseTo(exact[i], within(2 * Math.ulp(exact[i])));
      single[i] = (float) x[i];
    }
    float[] rough = run(Maths::erf, Tensor.of(single)).floats();
    float[] wide = new float[x.length];
    double[] of = new double[x.length];
    for (int i = 0; i < x.length; i++) of[i] = single[i];
    double[] near = run(Maths::erf, Tensor.of(of)).doubles();
    for (int i = 0; i < x.length; i++) {
      wide[i] = (float) near[i];
      assertThat(rough[i]).isCloseTo(wide[i], within(2 * Math.ulp(wide[i])));
    }
  }

  @Test
  void the_slope_of_gelu_is_that_of_its_formula() {
    double[] x = {-3, -0.4, 0, 0.8, 2};
    double[] slope =
        run(Derivatives.grad(v -> Reductions.sum(Maths.gelu(v))), Tensor.of(x)).doubles();
    for (int i = 0; i < x.length; i++) {
      double[] beside = {x[i] - 1e-5, x[i] + 1e-5};
      double[] y = run(Maths::gelu, Tensor.of(beside)).doubles();
      assertThat(slope[i]).isCloseTo((y[1] - y[0]) / 2e-5, within(1e-9));
    }
  }

  @Test
  void attention_of_one_token_that_is_not_masked_is_its_value() {
    Tensor mask = Tensor.of(true, false, true, true).reshape(2, 2);
    Tensor v = Fill.matrix(new float[] {1, 2}, new float[] {5, 7});
    Compiled f = Cajal.compile(x -> Products.attention(x, x, v, mask));
    float[] seen = f.apply(Fill.matrix(new float[] {0, 0}, new float[] {0, 0})).floats();
    assertThat(seen).containsExactly(1, 2, 3, 4.5f);
  }

  @Test
  void normalized_rows_have_no_mean_and_a_variance_of_one() {
    float[] y = run(x -> Reductions.normalize(x, -1, 0), M).floats();
    assertThat(y[1]).isZero();
    assertThat(y[0]).isCloseTo(-1.2247449f, within(1e-6f));
    assertThat(y[5]).isCloseTo(1.2247449f, within(1e-6f));
  }

  @Test
  void softmax_adds_up_to_one_far_from_zero() {
    float[] share = run(x -> Reductions.softmax(x, 0), Tensor.of(1000f, 1001f)).floats();
    assertThat(share[0]).isCloseTo(0.26894143f, within(1e-6f));
    assertThat(share[0] + share[1]).isCloseTo(1f, within(1e-6f));
  }

  @Test
  void elements_move() {
    assertThat(run(x -> Shapes.transpose(x), M).floats()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(run(x -> Shapes.slice(x, 1, 1, 3), M).floats()).containsExactly(2, 3, 5, 6);
    assertThat(run(x -> Shapes.at(x, 0, 1), M).type()).isEqualTo(Type.of(DType.F32, 3));
    assertThat(run(x -> Shapes.pad(x, 0, 1, 0, -1), M).floats())
        .containsExactly(-1, -1, -1, 1, 2, 3, 4, 5, 6);
    assertThat(run(x -> Shapes.stack(x, x), M).type()).isEqualTo(Type.of(DType.F32, 2, 2, 3));
    assertThat(run(x -> Shapes.gather(x, Tensor.of(1, 1, 0)), M).floats())
        .containsExactly(4, 5, 6, 4, 5, 6, 1, 2, 3);
    assertThat(
            run(x -> Shapes.scatterAdd(x, Tensor.of(0, 0), Fill.ones(Type.of(DType.F32, 2, 3))), M)
                .floats())
        .containsExactly(3, 4, 5, 4, 5, 6);
    assertThat(run(x -> x.reshape(3, -1), M).shape()).isEqualTo(Shape.of(3, 2));
    assertThat(run(x -> Shapes.broadcast(x, Shape.of(2, 2, 3)), M).shape().size()).isEqualTo(12);
  }

  @Test
  void matmul_takes_vectors_matrices_and_batches() {
    Compiled product = Cajal.compile(Products::matmul);
    Tensor n = M.reshape(3, 2);
    assertThat(product.apply(M, n).floats()).containsExactly(22, 28, 49, 64);
    assertThat(product.apply(M, Tensor.of(1f, 0f, 1f)).floats()).containsExactly(4, 10);
    assertThat(product.apply(Tensor.of(1f, 1f), M).floats()).containsExactly(5, 7, 9);
    assertThat(product.apply(Tensor.of(1f, 2f), Tensor.of(3f, 4f)).type())
        .isEqualTo(Type.scalar(DType.F32));
    Tensor batch = Tensor.of(new float[24]).reshape(4, 2, 3);
    assertThat(product.apply(batch, n).shape()).isEqualTo(Shape.of(4, 2, 2));
  }

  @Test
  void a_scan_carries_stacks_and_uses_what_is_around_it() {
    Tensor decay = Tensor.of(0.5f, 0.25f);
    Compiled f =
        Cajal.compileAll(in -> {
          Tensor gain = in.get(1).times(2);
          Turn run =
              Control.scan(
                  (v, x) -> {
                    Tensor next = v.times(decay).plus(gain.times(x));
                    return Turn.of(next, Reductions.sum(next));
                  },
                  Fill.zeros(Type.of(DType.F32, 2)),
                  in.get(0));
          return List.of(run.last(), run.stack());
        });
    List<Tensor> results = f.applyAll(List.of(Tensor.of(1f, 0f, 1f), Tensor.of(1f, 1f)));
    assertThat(results.get(0).floats()).containsExactly(2.5f, 2.125f);
    assertThat(results.get(1).floats()).containsExactly(4, 1.5f, 4.625f);
  }

  @Test
  void scans_may_be_nested() {
    Tensor sums =
        run(
            rows ->
                Control.scan(
                        (total, row) -> {
                          Turn inner =
                              Control.scan((s, x) -> Turn.of(s.plus(x.times(total))), total, row);
                          return Turn.of(inner.last(), inner.last());
                        },
                        Tensor.scalar(1f),
                        rows)
                    .stack(),
            M);
    assertThat(sums.floats()).containsExactly(7, 112);
  }

  @Test
  void only_the_chosen_branch_counts() {
    Compiled f =
        Cajal.compile((choice, x) ->
            Control.cond(Reductions.any(choice), y -> y.plus(x), y -> Maths.exp(y).times(0), x));
    assertThat(f.apply(Tensor.of(true), Tensor.of(1f, 2f)).floats()).containsExactly(2, 4);
    assertThat(f.apply(Tensor.of(false), Tensor.of(1f, 2f)).floats()).containsExactly(0, 0);
  }

  @Test
  void draws_depend_on_key_and_step_alone() {
    Type type = Type.of(DType.F32, 50, 2);
    Keyed key = Keyed.of(Key.of(7).fold("noise"));
    Compiled f = Cajal.compile(step -> key.at(step).normal(type));
    float[] first = f.apply(Tensor.scalar(1)).floats();
    assertThat(f.apply(Tensor.scalar(2)).floats()).isNotEqualTo(first);
    assertThat(f.apply(Tensor.scalar(1)).floats()).isEqualTo(first);
    Type flat = Type.of(DType.F32, 100);
    assertThat(Cajal.compile(step -> key.at(step).normal(flat)).apply(Tensor.scalar(1)).floats())
        .isEqualTo(first);
  }

  @Test
  void a_compiled_function_is_a_part_of_the_one_that_calls_it() {
    Compiled half = Cajal.compile(x -> x.times(0.5));
    Compiled twice = Cajal.compile(x -> half.apply(half.apply(x)).plus(x));
    assertThat(twice.apply(Tensor.of(4f)).floats()).containsExactly(5);
    assertThat(twice.explain(Type.of(DType.F32, 4000)))
        .contains("loop over 4,000: 2 operations, reads 1, writes 1");
  }

  @Test
  void operations_know_where_they_were_written() {
    assertThat(Cajal.compile(x -> Maths.exp(x)).graph(Type.of(DType.F32, 3)).toString())
        .contains("exp %0 : f32[3] // TensorTest.lambda")
        .contains("TensorTest.java:");
  }
}
