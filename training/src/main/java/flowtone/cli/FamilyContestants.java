package flowtone.cli;

import flowtone.network.FlowFamily;
import flowtone.race.Contestant;
import flowtone.race.Entrant;
import flowtone.race.FlowContestant;
import flowtone.race.StudentContestant;
import flowtone.race.TeacherContestant;
import flowtone.train.Audition;
import flowtone.train.VoiceDetails;
import flowtone.train.VoiceMaker;
import flowtone.voice.FlowVoice;
import flowtone.voice.StudentScorer;
import flowtone.voice.TeacherScorer;
import flowtone.voice.TeacherVoice;
import flowtone.voice.Voice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Trained models, opened to be raced. Whoever opens them closes them. */
final class FamilyContestants implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final List<Entrant> entrants = new ArrayList<>();

  /**
   * @param runs of the families
   * @param voice directory to write the student's voice to
   */
  FamilyContestants(Map<FlowFamily, Path> runs, Path voice) {
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
    VoiceMaker.export(run, voice, new VoiceDetails("student", "IAF student", "", ""));
    Voice student = Voice.load(voice);
    closings.push(student::close);
    StudentScorer scorer = Audition.openStudent(run);
    closings.push(scorer::close);
    StudentContestant contestant = new StudentContestant(student, scorer);
    closings.push(contestant::close);
    entrants.add(Entrant.ofExcerpt(contestant));
  }

  private void addTeacher(Path run) {
    TeacherVoice teacher = Audition.open(run);
    closings.push(teacher::close);
    TeacherScorer scorer = teacher.scorer();
    closings.push(scorer::close);
    enter(TeacherContestant.textbook(teacher, scorer));
    enter(TeacherContestant.cached(teacher, scorer));
  }

  private void addFlow(Path run) {
    FlowVoice flow = Audition.openFlow(run);
    closings.push(flow::close);
    enter(new FlowContestant(flow));
  }

  private void enter(Contestant contestant) {
    closings.push(contestant::close);
    entrants.add(Entrant.of(contestant));
  }

  List<Entrant> entrants() {
    return entrants;
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
