package flowtone.benchmark.model;

import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The models of a voice, opened: its student, its teacher in two ways and the flows it carries. */
public final class VoiceModels implements AutoCloseable {
  private final List<BenchmarkedModel> all = new ArrayList<>();
  private final Deque<Runnable> closings = new ArrayDeque<>();

  /**
   * @param voice stays the caller's to close
   * @param withFlows whether to open the flows, too
   * @throws flowtone.voice.VoiceException if it carries no usable teacher
   */
  public VoiceModels(Voice voice, boolean withFlows) {
    for (FlowFamily family : withFlows ? voice.flows() : List.<FlowFamily>of()) {
      FlowSynthesizer flow = voice.openFlow(family);
      closings.push(flow::close);
      all.add(new BenchmarkedFlow(flow));
    }
    TeacherSynthesizer teacher = voice.openTeacher();
    closings.push(teacher::close);
    TeacherScorer scorer = teacher.scorer();
    closings.push(scorer::close);
    all.add(BenchmarkedTeacher.textbook(teacher, scorer));
    closings.push(all.get(all.size() - 1)::close);
    all.add(BenchmarkedTeacher.cached(teacher, scorer));
    all.add(new BenchmarkedStudent(voice));
  }

  /** In the order of a report. */
  public List<BenchmarkedModel> all() {
    return all;
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
