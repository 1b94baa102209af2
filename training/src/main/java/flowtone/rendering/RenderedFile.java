package flowtone.rendering;

import flowtone.audio.file.Remark;
import java.util.List;

/**
 * A sound file that was made with a voice.
 *
 * @param file where it is
 * @param voice name of the voice
 * @param seconds of sound in it
 * @param sampleRateHz of the file
 * @param renderSeconds that synthesis took
 * @param realTimeFactor seconds of sound a second of synthesis
 * @param remarks sentences on what the voice was not made for; none for most sounds
 */
public record RenderedFile(
    String file,
    String voice,
    double seconds,
    int sampleRateHz,
    double renderSeconds,
    double realTimeFactor,
    List<String> remarks) {

  public RenderedFile {
    remarks = List.copyOf(remarks);
  }

  /** The same with remarks on what it was made of. */
  public RenderedFile remarked(List<Remark> more) {
    return new RenderedFile(
        file,
        voice,
        seconds,
        sampleRateHz,
        renderSeconds,
        realTimeFactor,
        more.stream().map(Remark::sentence).toList());
  }

  /** A line for people. */
  public String line() {
    return "%s: %.2f s with %s, %.1f times real time"
        .formatted(file, seconds, voice, realTimeFactor);
  }
}
