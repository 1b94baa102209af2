package flowtone.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
  private static final int UNITS = 64;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void multipliedOutTheyLetASampleReachOnlyThoseAfterIt(int n) {
    int[] degrees = Masks.degrees(UNITS, n);
    float[][] hidden = Masks.hidden(degrees, degrees);
    float[][] paths =
        product(
            Masks.inputs(n, degrees), product(product(hidden, hidden), Masks.outputs(degrees, n)));
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n; to++) {
        assertEquals(from < to, paths[from][to] > 0, "sample " + from + " to output " + to);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void whatIsKnownBesideASampleReachesItsOwnOutputToo(int n) {
    int[] degrees = Masks.degrees(UNITS, n);
    float[][] paths = product(Masks.side(n, degrees), Masks.outputs(degrees, n));
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n; to++) {
        assertEquals(from <= to, paths[from][to] > 0, "side signal " + from + " to output " + to);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 16})
  void halfOfTheUnitsSeeNothingOfTheFrameAndTheOthersAllThereIs(int n) {
    int[] degrees = Masks.degrees(UNITS, n);
    assertEquals(UNITS / 2, Arrays.stream(degrees).filter(degree -> degree == 0).count());
    assertEquals(n, Arrays.stream(degrees).distinct().count());
    assertEquals(n - 1, Arrays.stream(degrees).max().orElseThrow());
  }

  @Test
  void masksAreStackedRepeatedAndSetSideBySide() {
    float[][] one = {{1, 0}};
    float[][] two = {{0, 1}, {1, 1}};
    assertArrayEquals(new float[][] {{1, 0}, {0, 1}, {1, 1}}, Masks.stack(one, two));
    assertArrayEquals(new float[][] {{0, 1}, {0, 1}, {1, 1}, {1, 1}}, Masks.repeatRows(two, 2));
    assertArrayEquals(new float[][] {{1, 0, 1, 0}}, Masks.beside(one, one));
    assertArrayEquals(new float[][] {{1, 1, 1}}, Masks.open(1, 3));
  }

  private static float[][] product(float[][] a, float[][] b) {
    float[][] product = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
