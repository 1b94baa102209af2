package flowtone.evaluation.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Waveform;
import flowtone.evaluation.testset.TestItem;
import flowtone.evaluation.testset.TestSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelCheckTest {
  private final Organ organ = new Organ(0, false, 10);
  private final LabelCheck check = new LabelCheck(Organ.seeded(organ));

  @TempDir private Path folder;
  private List<TestItem> items;

  @BeforeEach
  void record() throws Exception {
    TestSet test = Organ.record(folder);
    items = List.of(0, 1, 2, 3).stream().map(index -> test.item(index, organ.manifest())).toList();
  }

  private TestItem of(String label) {
    return items.stream()
        .filter(item -> item.source().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private Waveform playedAgain(TestItem item) {
    return item.madeBy(Organ.seeded(organ));
  }

  private LabelReport reportOf(String label) {
    return check.reports().stream()
        .filter(report -> report.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordingIsNotComparedWithItself() {
    check.add(of("reed"), playedAgain(of("reed")));
    check.add(of("bow"), playedAgain(of("bow")));
    assertEquals(0, reportOf("reed").recorded());
    check.refer("reed", playedAgain(of("reed")));
    assertEquals(1, reportOf("reed").recorded());
    assertEquals(0, reportOf("bow").recorded());
  }

  @Test
  void aSoundIsNearestToTheLabelOfTheReferenceThatIsLikeIt() {
    check.add(of("reed"), of("bow").recording());
    assertEquals(1, reportOf("reed").resynthesized(), "nothing else is known");
    check.refer("bow", of("bow").recording());
    assertEquals(0, reportOf("reed").resynthesized());
    check.refer("of another voice", of("reed").recording());
    assertEquals(1, reportOf("reed").played());
  }
}
