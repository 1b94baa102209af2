package flowtone.corpus;

/** What a recording is for. */
public enum Split {
  TRAIN,
  /** Never trained on; every published figure is measured on these. */
  TEST;

  private static final int TEST_EVERY = 20;

  /** The 20th, 40th, ... file of a folder in name order is for testing. */
  public static Split ofFile(int index) {
    return (index + 1) % TEST_EVERY == 0 ? TEST : TRAIN;
  }
}
