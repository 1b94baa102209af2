package flowtone.evaluation.result;

/** Names of figures, in metrics.json, that are more than written. */
public final class FigureNames {
  /** KL divergence of the student from the teacher, nats a sample. */
  public static final String TEST_KL = "testKl";

  /** The teacher's negative log-likelihood of the recordings, nats a sample. */
  public static final String TEST_NLL = "testNll";

  /** Seconds of sound a second, a whole recording at once. */
  public static final String TIMES_REAL_TIME = "timesRealTime";

  /** Seconds of sound a second, one stream in chunks of two hops. */
  public static final String TIMES_REAL_TIME_STREAMED = "timesRealTimeStreamed";

  private FigureNames() {}
}
