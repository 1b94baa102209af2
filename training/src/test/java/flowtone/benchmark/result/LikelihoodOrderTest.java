package flowtone.benchmark.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.benchmark.likelihood.HeldOutLikelihood;
import flowtone.benchmark.likelihood.LearningCurve;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.model.ModelProfile;
import flowtone.benchmark.timing.Repetition;
import flowtone.benchmark.timing.SpeedResult;
import flowtone.benchmark.timing.Throughput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikelihoodOrderTest {
  @Test
  void theOrderOfThePapersIsSaidToBeThat() {
    List<String> sentences =
        new LikelihoodOrder(
                List.of(row("nice", -2), row("realnvp", -3), row(ModelIds.TEACHER_CACHED, -4)),
                List.of())
            .explained();
    assertEquals(1, sentences.size());
    assertTrue(
        sentences.get(0).contains("maf needs 1.44 bits a sample less than realnvp"),
        sentences.get(0));
  }

  @Test
  void anotherOrderIsExplainedByHowMuchEachWasTrained() {
    List<LearningCurve> curves =
        List.of(
            new LearningCurve("nice", 900, 600, List.of(point(300, -2.9), point(600, -3.01))),
            new LearningCurve("realnvp", 400, 600, List.of(point(300, -2), point(600, -2.5))));
    String sentence =
        new LikelihoodOrder(List.of(row("nice", -3), row("realnvp", -2.5)), curves)
            .explained()
            .get(0);
    assertTrue(sentence.startsWith("Against the papers, realnvp needs 0.72 bits"), sentence);
    assertTrue(
        sentence.contains("did 400 steps in 10.0 minutes and was still improving"), sentence);
  }

  @Test
  void oneFamilyAloneHasNoOrder() {
    assertEquals(List.of(), new LikelihoodOrder(List.of(row("nice", -2)), List.of()).explained());
  }

  private static LearningCurve.Point point(double seconds, double nats) {
    return new LearningCurve.Point(seconds, nats);
  }

  private static BenchmarkRow row(String id, double nats) {
    ModelProfile profile =
        new ModelProfile(id, id, "", 7L, 100, null, new ModelProfile.PassesInWords("1", "1"));
    Throughput throughput = Throughput.of(List.of(new Repetition(10, 1, 1, 0)), 10, 0, 10);
    return BenchmarkRow.of(
        new SpeedResult(profile, Map.of(Mode.OFFLINE, throughput), null),
        HeldOutLikelihood.of(nats, 10, false, null));
  }
}
