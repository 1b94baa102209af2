package flowtone.corpus.sampling;

/**
 * Sizes of the batches that are drawn.
 *
 * @param batch crops in a batch
 * @param hops of audio in a crop
 * @param contextHops of features before the audio
 */
public record CropShape(int batch, int hops, int contextHops) {
  public CropShape {
    if (batch < 1 || hops < 1) {
      throw new IllegalArgumentException(
          "expected at least one crop of one hop; got %d of %d".formatted(batch, hops));
    }
  }
}
