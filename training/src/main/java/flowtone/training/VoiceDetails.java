package flowtone.training;

/**
 * The name of a voice and what else people decide about it.
 *
 * @param name identifies it: letters, digits, '-' and '_'
 * @param title for people
 * @param trainedOn what recordings, in words
 * @param licence of the weights
 */
public record VoiceDetails(String name, String title, String trainedOn, String licence) {
  public VoiceDetails {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "expected a voice name of letters, digits, '-' and '_'; got '" + name + "'");
    }
  }
}
