package flowtone.benchmark.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.flow.Passes;

/**
 * What a benchmarked model is.
 *
 * @param id such as {@code student}, {@code teacher-cached} or {@code nice}
 * @param title for people
 * @param method how it is sampled, in a few words
 * @param parameters trained values; null where they are not known
 * @param receptiveFieldSamples earlier samples that the density of one depends on; null where it
 *     gives none
 * @param stateBytes what a live stream carries from chunk to chunk; null where it does not run live
 *     or it is not known
 * @param passes of the network each direction takes for {@code T} samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelProfile(
    String id,
    String title,
    String method,
    Long parameters,
    Integer receptiveFieldSamples,
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
    public static PassesInWords of(Passes passes) {
      return new PassesInWords(passes.toNoise().toString(), passes.toData().toString());
    }
  }

  /** Memory of the parameters in single precision; null where they are not known. */
  @JsonProperty
  public Long weightBytes() {
    return parameters == null ? null : Float.BYTES * parameters;
  }

  /** Name of its family: a teacher, however it is sampled, is the MAF. */
  public String familyName() {
    boolean teacher = id.equals(ModelIds.TEACHER_CACHED) || id.equals(ModelIds.TEACHER_TEXTBOOK);
    return teacher ? "maf" : id;
  }
}
