package flowtone.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.flow.Passes;

/**
 * Who runs.
 *
 * @param id such as {@code student}, {@code teacher-cached} or {@code nice}
 * @param title for people
 * @param method how it is sampled, in a few words
 * @param parameters trained values; null where they are not known
 * @param receptiveFieldSamples earlier samples that the density of one depends on; null where it
 *     gives none
 * @param weightBytes memory or file size of its weights
 * @param stateBytes what one live listener carries from chunk to chunk; null where it does not run
 *     live or it is not known
 * @param passes of the network each direction takes for a stretch of {@code T} samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
    String id,
    String title,
    String method,
    Long parameters,
    Integer receptiveFieldSamples,
    Long weightBytes,
    Long stateBytes,
    PassesInWords passes) {

  /**
   * Network passes each direction takes, for people: a number, {@code T} (one a sample) or a range.
   *
   * @param toNoise to evaluate a density
   * @param toData to draw a sound
   */
  public record PassesInWords(String toNoise, String toData) {

    /** As a flow states them; T is the number of samples. */
    static PassesInWords of(Passes passes) {
      return new PassesInWords(passes.toNoise().toString(), passes.toData().toString());
    }
  }
}
