package flowtone.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.tensor.Expr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The fixed-point iteration on maps whose inverse is known. */
class ConvergenceTest {
  /** z1 = 2 x1, z2 = x2 + 0.5 x1, of which (4, 3) is the image of (2, 2). */
  private static final float[] NOISE = {4, 3};

  private static final float[] SOLUTION = {2, 2};

  private static Convergence.Iteration iteration(double damping) {
    return x -> {
      float first = NOISE[0] - 2 * x[0];
      float second = NOISE[1] - x[1] - 0.5f * x[0];
      float[] next = {x[0] + (float) damping * first / 2, x[1] + (float) damping * second};
      return new Convergence.Step(next, Math.max(Math.abs(first), Math.abs(second)));
    };
  }

  @Test
  void newtonStepsSolveALinearMapInOneIterationADimension() {
    Convergence convergence =
        Convergence.of(new FixedPoint(1, 1e-6, 10), new float[2], iteration(1));
    assertArrayEquals(SOLUTION, convergence.solution(), 1e-6f);
    assertEquals(3, convergence.passes());
  }

  @Test
  void dampedStepsTakeLonger() {
    Convergence convergence =
        Convergence.of(new FixedPoint(0.5, 1e-6, 60), new float[2], iteration(0.5));
    assertArrayEquals(SOLUTION, convergence.solution(), 1e-6f);
    assertTrue(convergence.passes() > 10);
  }

  @Test
  void anIterationThatIsTooShortSaysWhatWasExpected() {
    FixedPoint hasty = new FixedPoint(0.5, 1e-6, 3);
    ConvergenceException error =
        assertThrows(
            ConvergenceException.class, () -> Convergence.of(hasty, new float[2], iteration(0.5)));
    assertEquals(
        "expected the inverse to converge within 3 iterations to 1.0E-6; got a residual of "
            + residualAfter(3),
        error.getMessage());
  }

  private static float residualAfter(int iterations) {
    float[] x = new float[2];
    for (int i = 0; i < iterations; i++) {
      x = iteration(0.5).from(x).next();
    }
    return iteration(0.5).from(x).residual();
  }

  @Test
  void whatIsNoNumberDoesNotPassForASolution() {
    assertThrows(
        ConvergenceException.class,
        () ->
            Convergence.of(
                new FixedPoint(1, 1e-3, 5), new float[1], x -> new Convergence.Step(x, Float.NaN)));
  }

  @Test
  void aGraphWhoseInverseHasNotConvergedFailsWhenItIsRun() {
    assertArrayEquals(new float[] {2, 2}, solvedInGraph(20), 1e-5f);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> solvedInGraph(2));
    assertTrue(
        error
            .getMessage()
            .contains("expected the inverse to converge within 2 iterations to 1.0E-4; got"),
        error.getMessage());
  }

  /** z = 2 x, solved for z = 4 with a damping that needs some iterations. */
  private static float[] solvedInGraph(int iterations) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Expr slope = Expr.of(tf, tf.constant(new float[][] {{2, 2}}));
      MintLayer<Void> layer =
          new MintLayer<>(
              (x, h) -> new Monotone(x.times(slope), slope), new FixedPoint(0.5, 1e-4, iterations));
      Mapped data = layer.toData(Expr.of(tf, tf.constant(new float[][] {{4, 4}})), null);
      try (Result result = session.runner().fetch(data.value()).run()) {
        float[] x = new float[2];
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(x);
        return x;
      }
    }
  }

  @Test
  void dampingsThatCannotConvergeAreRefused() {
    for (double damping : List.of(0.0, 2.0, -1.0, Double.NaN)) {
      assertThrows(IllegalArgumentException.class, () -> new FixedPoint(damping, 1e-3, 10));
    }
    assertThrows(IllegalArgumentException.class, () -> new FixedPoint(1, 0, 10));
    assertThrows(IllegalArgumentException.class, () -> new FixedPoint(1, 1e-3, 0));
  }
}
