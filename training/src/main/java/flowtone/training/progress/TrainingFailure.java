package flowtone.training.progress;

/** A failure that training does not recover from by itself. */
public enum TrainingFailure {
  NOT_A_NUMBER(
      "the loss or its gradient was not a finite number", "a lower learningRate or clipNorm"),
  LOSS_EXPLODED(
      "the loss rose far above its running level and stayed there",
      "a lower learningRate or clipNorm"),
  KL_EXPLODED(
      "the divergence from the teacher rose far above its running level and stayed there",
      "a lower learningRate or klWeightEnd, or a teacher trained longer"),
  SILENT(
      "the student was far quieter than the recordings",
      "a higher spectralWeight or a lower klWeightEnd");

  private final String sentence;
  private final String remedy;

  TrainingFailure(String sentence, String remedy) {
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** What happened, a clause without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** What of the configuration to try next. */
  public String remedy() {
    return remedy;
  }

  /** What happened, and what is done about it the so-manieth time of at most so many. */
  public String goingBack(long step, int time, int most) {
    return "Step %d: %s; going on from the last good checkpoint with half the learning rate (%d of at"
            .formatted(step, sentence, time)
        + " most %d times).".formatted(most);
  }

  /** Why training ends where going back did not help, and what to try. */
  public String inTheEnd(long step, int rollbacks) {
    return "expected training to go on; got a failure at step %d for the %dth time, although the"
            .formatted(step, rollbacks + 1)
        + " learning rate was halved %d times: %s; begin another run with %s"
            .formatted(rollbacks, sentence, remedy);
  }
}
