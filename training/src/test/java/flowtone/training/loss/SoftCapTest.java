package flowtone.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import flowtone.tensor.Expr;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.op.Ops;

class SoftCapTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 1, 5, 1000})
  void softeningLeavesSmallDivergencesAndKeepsTheOrderOfLargeOnes(double kl) {
    double softened = softened(kl);
    assertTrue(softened > 0 && softened <= kl);
    assertTrue(softened(kl * 1.1) > softened);
    assertEquals(20 * Math.log1p(kl / 20), softened, 1e-5 * kl);
  }

  private static double softened(double kl) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Ops tf = graph.tf();
      Expr soft = SoftCap.of(Expr.constant(tf, kl), 20);
      return graph.run(List.of(), List.of(soft)).get(0)[0];
    }
  }
}
