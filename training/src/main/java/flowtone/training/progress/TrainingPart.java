package flowtone.training.progress;

/** The parts of the way from recordings to a voice, in their order. */
public enum TrainingPart {
  PREPARING("preparing the recordings"),
  ENVELOPES("tone colours of the notes"),
  TEACHER("teacher"),
  STUDENT("student"),
  VOICE("voice and report");

  private final String title;

  TrainingPart(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
