package flowtone.training;

import java.nio.file.Path;

/**
 * The name of a voice and what else people decide about it.
 *
 * @param name identifies it: letters, digits, '-' and '_'
 * @param title for people
 * @param trainedOn what recordings, in words
 * @param licence of the weights
 */
public record VoiceDetails(String name, String title, String trainedOn, String licence) {
  /** What recordings, where nobody says. */
  public static final String TRAINED_ON = "recordings of its maker";

  /** Licence of the weights, where nobody says. */
  public static final String LICENCE = "not stated";

  public VoiceDetails {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "expected a voice name of letters, digits, '-' and '_'; got '" + name + "'");
    }
  }

  /** Of a voice that is named for its folder, with nothing else decided. */
  public static VoiceDetails of(Path voice) {
    String name = voice.toAbsolutePath().normalize().getFileName().toString();
    return new VoiceDetails(name, name, TRAINED_ON, LICENCE);
  }

  /** The same with another title. */
  public VoiceDetails withTitle(String other) {
    return new VoiceDetails(name, other, trainedOn, licence);
  }

  /** The same with other words on the recordings and the licence. */
  public VoiceDetails withOrigin(String recordings, String licenceOfWeights) {
    return new VoiceDetails(name, title, recordings, licenceOfWeights);
  }
}
