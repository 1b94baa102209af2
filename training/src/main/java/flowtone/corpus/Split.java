package flowtone.corpus;

/** Training set or test set. */
public enum Split {
  TRAIN,
  /** Never trained on; all published metrics are computed on these. */
  TEST;

  private static final int TEST_EVERY = 20;

  /** The 20th, 40th, ... file of a folder in name order belongs to the test set. */
  public static Split ofFile(int index) {
    return (index + 1) % TEST_EVERY == 0 ? TEST : TRAIN;
  }
}
