package flowtone.benchmark.family;

import flowtone.benchmark.model.BenchmarkedFlow;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.BenchmarkedStudent;
import flowtone.benchmark.model.BenchmarkedTeacher;
import flowtone.model.FlowFamily;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.StudentScorer;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.training.CheckpointLoader;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Trained models of the families, opened. Whoever opens them closes them. */
final class FamilyModels implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final List<BenchmarkedModel> all = new ArrayList<>();

  /**
   * @param runs of the families
   * @param voice directory to write the student's voice to
   */
  FamilyModels(Map<FlowFamily, Path> runs, Path voice) {
    runs.forEach((family, run) -> open(family, run, voice));
  }

  private void open(FlowFamily family, Path run, Path voice) {
    if (family.isDistilled()) {
      addStudent(run, voice);
    } else if (family.passes().toData().isSequential()) {
      addTeacher(run);
    } else {
      addFlow(run);
    }
  }

  private void addStudent(Path run, Path voice) {
    VoiceExporter.export(run, voice, new VoiceDetails("student", "IAF student", "", ""));
    Voice student = Voice.load(voice);
    closings.push(student::close);
    StudentScorer scorer = CheckpointLoader.openStudent(run);
    closings.push(scorer::close);
    add(new BenchmarkedStudent(student, scorer));
  }

  private void addTeacher(Path run) {
    TeacherSynthesizer teacher = CheckpointLoader.open(run);
    closings.push(teacher::close);
    TeacherScorer scorer = teacher.scorer();
    closings.push(scorer::close);
    add(BenchmarkedTeacher.textbook(teacher, scorer));
    add(BenchmarkedTeacher.cached(teacher, scorer));
  }

  private void addFlow(Path run) {
    FlowSynthesizer flow = CheckpointLoader.openFlow(run);
    closings.push(flow::close);
    add(new BenchmarkedFlow(flow));
  }

  private void add(BenchmarkedModel model) {
    closings.push(model::close);
    all.add(model);
  }

  /** In the order of the runs. */
  List<BenchmarkedModel> all() {
    return all;
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
