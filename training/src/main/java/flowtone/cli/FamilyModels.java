package flowtone.cli;

import flowtone.benchmark.BenchmarkedFlow;
import flowtone.benchmark.BenchmarkedModel;
import flowtone.benchmark.BenchmarkedStudent;
import flowtone.benchmark.BenchmarkedTeacher;
import flowtone.benchmark.LabelledModel;
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

/** Trained models, opened to be raced. Whoever opens them closes them. */
final class FamilyModels implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final List<LabelledModel> entrants = new ArrayList<>();

  /**
   * @param runs of the families
   * @param voice directory to write the student's voice to
   */
  FamilyModels(Map<FlowFamily, Path> runs, Path voice) {
    runs.forEach((family, run) -> add(family, run, voice));
  }

  private void add(FlowFamily family, Path run, Path voice) {
    switch (family) {
      case IAF -> addStudent(run, voice);
      case MAF -> addTeacher(run);
      default -> addFlow(run);
    }
  }

  private void addStudent(Path run, Path voice) {
    VoiceExporter.export(run, voice, new VoiceDetails("student", "IAF student", "", ""));
    Voice student = Voice.load(voice);
    closings.push(student::close);
    StudentScorer scorer = CheckpointLoader.openStudent(run);
    closings.push(scorer::close);
    BenchmarkedStudent contestant = new BenchmarkedStudent(student, scorer);
    closings.push(contestant::close);
    entrants.add(LabelledModel.ofExcerpt(contestant));
  }

  private void addTeacher(Path run) {
    TeacherSynthesizer teacher = CheckpointLoader.open(run);
    closings.push(teacher::close);
    TeacherScorer scorer = teacher.scorer();
    closings.push(scorer::close);
    enter(BenchmarkedTeacher.textbook(teacher, scorer));
    enter(BenchmarkedTeacher.cached(teacher, scorer));
  }

  private void addFlow(Path run) {
    FlowSynthesizer flow = CheckpointLoader.openFlow(run);
    closings.push(flow::close);
    enter(new BenchmarkedFlow(flow));
  }

  private void enter(BenchmarkedModel contestant) {
    closings.push(contestant::close);
    entrants.add(LabelledModel.of(contestant));
  }

  List<LabelledModel> entrants() {
    return entrants;
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
