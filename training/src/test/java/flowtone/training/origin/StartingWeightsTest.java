package flowtone.training.origin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.model.FlowConfig;
import flowtone.model.InitialWeights;
import flowtone.network.ModelUnderTest;
import flowtone.storage.WeightArray;
import flowtone.training.step.TrainingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Weights on their way from a voice to recordings with labels of their own. */
class StartingWeightsTest {
  private static final String INPUT = "conditioner/input";
  private static final int BANDS = 3;
  private static final FeatureLayout REED_AND_BOW = layout(16000, BANDS, "reed", "bow");
  private static final int SHARED = new FeatureEncoding(1, 0).width() - 1;

  private static FeatureLayout layout(int rate, int bands, String... labels) {
    return new FeatureLayout(rate, 128, List.of(labels), List.of(), bands);
  }

  /** Row r is [r, r]. */
  private static WeightArray rowsOf(int rows) {
    float[] values = new float[2 * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 2;
    }
    return new WeightArray(new long[] {rows, 2}, values);
  }

  private static StartingWeights voice(FeatureLayout layout) {
    int rows = SHARED + layout.labels().size() + layout.melBands();
    return new StartingWeights(
        "the voice duet",
        Map.of(INPUT, rowsOf(rows), "flow0/output", rowsOf(4), "flow1/output", rowsOf(4)),
        Optional.of(layout));
  }

  private static float[] inputRows(FeatureLayout target) {
    float[] values = voice(REED_AND_BOW).laidOutFor(target).arrays().get(INPUT).values();
    float[] rows = new float[values.length / 2];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = values[2 * i];
    }
    return rows;
  }

  @Test
  void labelsKeepTheirWeightsWhereverTheyStand() {
    float[] rows = inputRows(layout(16000, BANDS, "bow", "reed"));
    float[] expected = new float[SHARED + 2 + BANDS];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = i == SHARED ? i + 1 : i == SHARED + 1 ? i - 1 : i;
    }
    assertArrayEquals(expected, rows);
  }

  @Test
  void aNewLabelBeginsAsTheMeanOfThoseThereAre() {
    float[] rows = inputRows(layout(16000, BANDS, "flute", "reed", "bow"));
    assertEquals(SHARED + 3 + BANDS, rows.length);
    assertEquals(SHARED + 0.5f, rows[SHARED]);
    assertEquals(SHARED, rows[SHARED + 1]);
    assertEquals(SHARED + 1, rows[SHARED + 2]);
    assertEquals(SHARED + 2, rows[SHARED + 3], "the first mel band");
  }

  @Test
  void aTeacherWithoutLongTermPredictionGivesAllItHasAndGainsBeginAtZero() {
    FlowConfig with = ModelUnderTest.longTermTeacher(4, 8);
    ControlLayout rows = new ControlLayout(with.contextHops(), ModelUnderTest.FEATURES, 32);
    Map<String, WeightArray> initial = InitialWeights.teacher(with, rows);
    Map<String, WeightArray> older = new HashMap<>(initial);
    List<String> gains = List.of("flow0/longTerm", "flow0/longTermBias");
    older.keySet().removeAll(gains);
    StartingWeights start = new StartingWeights("older", older, Optional.of(REED_AND_BOW));
    TakenWeights taken = start.takenBy(initial, REED_AND_BOW);
    assertEquals(gains, taken.fresh());
    assertEquals(older.size(), taken.taken().size());
    for (String name : gains) {
      float[] values = initial.get(name).values();
      assertArrayEquals(new float[values.length], values, 0f);
    }
  }

  @Test
  void aLabelThatIsNotRecordedIsDropped() {
    float[] rows = inputRows(layout(16000, BANDS, "bow"));
    assertEquals(SHARED + 1 + BANDS, rows.length);
    assertEquals(SHARED + 1, rows[SHARED]);
  }

  @Test
  void layersThatReadNoMelBandsAreLaidOutToo() {
    StartingWeights envelopes =
        new StartingWeights(
            "x", Map.of("envelope/input", rowsOf(SHARED + 2)), Optional.of(REED_AND_BOW));
    WeightArray laid =
        envelopes.laidOutFor(layout(16000, BANDS, "flute", "bow")).arrays().get("envelope/input");
    assertEquals(SHARED + 2, laid.shape()[0]);
    assertEquals(SHARED + 0.5f, laid.values()[2 * SHARED]);
    assertEquals(SHARED + 1, laid.values()[2 * SHARED + 2]);
  }

  @Test
  void whatIsTakenLeftOutAndNewIsNamed() {
    FeatureLayout target = layout(16000, BANDS, "bow", "flute");
    TakenWeights taken =
        voice(REED_AND_BOW)
            .laidOutFor(target)
            .takenBy(
                Map.of(
                    INPUT,
                    rowsOf(SHARED + 2 + BANDS),
                    "flow0/output",
                    rowsOf(4),
                    "flow1/output",
                    rowsOf(5),
                    "flow2/output",
                    rowsOf(4)),
                target);
    assertEquals(List.of(INPUT, "flow0/output"), taken.taken());
    assertEquals(List.of("flow1/output"), taken.leftOut());
    assertEquals(List.of("flow1/output", "flow2/output"), taken.fresh());
    assertEquals(
        "Starts from the voice duet: 2 of 3 weights taken (conditioner, flow0); 1 left out"
            + " (flow1/output); 2 new (flow1/output, flow2/output); begins as the mean of the labels"
            + " there: flute",
        taken.sentence());
  }

  @Test
  void noneTakenIsRefused() {
    TrainingException refused =
        assertThrows(
            TrainingException.class,
            () -> voice(REED_AND_BOW).takenBy(Map.of("flow0/output", rowsOf(9)), REED_AND_BOW));
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "expected weights that fit this configuration in the voice duet; got none of its 3"),
        refused.getMessage());
  }

  @Test
  void soundAtAnotherRateIsRefused() {
    TrainingException refused =
        assertThrows(
            TrainingException.class,
            () -> voice(REED_AND_BOW).laidOutFor(layout(24000, BANDS, "reed")));
    assertEquals(
        "expected recordings prepared at 16000 Hz in hops of 128 samples, as those of the voice"
            + " duet; got 24000 Hz and 128",
        refused.getMessage());
  }
}
