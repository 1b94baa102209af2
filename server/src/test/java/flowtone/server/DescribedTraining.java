package flowtone.server;

import flowtone.run.RunCommand;
import flowtone.run.RunDirectory;
import java.util.List;

/** Calls all that has to do with training, so that each described status is answered. */
final class DescribedTraining {
  private static final String PATH = "/api/training";
  private static final String RECORDING = "/api/training/recordings/silence/one.wav";
  private static final String RESUME = "/api/runs/old/resume";
  private static final String TRAIN = "{\"recordings\": [\"silence\"], \"voice\": \"mine\"}";

  /** What bodies are posted to. */
  static final List<String> POSTED = List.of(PATH, RECORDING, RESUME);

  private final DescribedAnswers answers;
  private final TestServer open;
  private final TestServer training;
  private final List<TestServer> full;

  /**
   * @param open on which nobody may train
   * @param training on which clients may, with a run named old
   * @param full which one upload fills, for all or for one client
   */
  DescribedTraining(
      DescribedAnswers answers, TestServer open, TestServer training, List<TestServer> full) {
    this.answers = answers;
    this.open = open;
    this.training = training;
    this.full = full;
  }

  /** All that can be answered. */
  void callAll() throws Exception {
    String recording = new String(Recordings.wav(Recordings.tone(330, 0.3, 16000)), "ISO-8859-1");
    for (String body : new String[] {recording, "no recording", "x".repeat(110_000)}) {
      answers.call(training, "POST", RECORDING, "", body);
    }
    answers.call(training, "POST", RECORDING.replace("one", "%20"), "", recording);
    answers.call(
        training, "POST", RECORDING, "Content-Type: multipart/form-data; boundary=cut", "none");
    answers.call(open, "POST", RECORDING, "", recording);
    for (TestServer server : full) {
      answers.callUploading(server, RECORDING);
    }
    for (String body : new String[] {"{", "{\"recordings\": []}", " ".repeat(5000), TRAIN, TRAIN}) {
      answers.call(training, "POST", PATH, "", body);
    }
    answers.call(open, "POST", PATH, "", TRAIN);
    for (String run : new String[] {"old", "none"}) {
      answers.call(training, "POST", RESUME.replace("old", run), "", "");
    }
    answers.call(open, "POST", RESUME, "", "");
    rememberCommand("old");
    answers.call(training, "POST", RESUME, "", "");
    answers.call(training, "DELETE", PATH, "", "");
    answers.call(open, "DELETE", PATH, "", "");
    awaitTrainer();
    answers.call(training, "POST", RESUME, "", "");
    for (String path : POSTED) {
      answers.callForeignHost(training, "POST", path, "");
    }
    answers.callForeignHost(training, "DELETE", PATH, "");
    for (String path : new String[] {RECORDING, PATH}) {
      answers.callSlowly(open, path);
    }
  }

  private void rememberCommand(String run) {
    RunCommand command =
        new RunCommand(List.of("teach", "--corpus", "none", "--run", run), training.runs() + "");
    RunDirectory.at(training.runs().resolve(run)).remember(command);
  }

  private void awaitTrainer() throws Exception {
    String running = "/trainer/running";
    for (int tries = 0;
        TestServer.json(training.get(PATH)).at(running).asBoolean() && tries < 600;
        tries++) {
      Thread.sleep(100);
    }
  }
}
