package flowtone.corpus;

/**
 * Files that hold consecutive recordings of a corpus.
 *
 * @param audio name of the file of their audio, in the directory of the corpus
 * @param features name of the file of their features
 * @param recordings how many there are, at least 1
 * @param audioChecksum CRC-32 of the audio
 * @param featuresChecksum CRC-32 of the features
 */
public record Shard(
    String audio, String features, int recordings, long audioChecksum, long featuresChecksum) {
  public Shard {
    if (audio == null || features == null || recordings < 1) {
      throw new IllegalArgumentException(
          "expected a shard of files and one recording or more; got %s, %s and %d recordings"
              .formatted(audio, features, recordings));
    }
  }

  /** One of a numbered series, of the format of this version. */
  public static Shard numbered(
      int number, int recordings, long audioChecksum, long featuresChecksum) {
    String name = "shard-%05d.".formatted(number);
    return new Shard(
        name + SampleFormat.FLOAT32.file(),
        name + CorpusDescription.FEATURES_FILE,
        recordings,
        audioChecksum,
        featuresChecksum);
  }
}
