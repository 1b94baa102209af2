package flowtone.performance;

import flowtone.audio.file.Remark;
import flowtone.voice.Manifest;
import java.util.List;

/**
 * A score laid out for a voice: monophonic phrases that are rendered each on its own and mixed.
 * Immutable.
 *
 * @param manifest of the voice
 * @param phrases by beginning; at least one
 * @param level how long and how loud they are together
 * @param remarks what is heard and what is not
 */
public record Arrangement(
    Manifest manifest, List<Phrase> phrases, MixLevel level, List<Remark> remarks) {
  public Arrangement {
    phrases = List.copyOf(phrases);
    remarks = List.copyOf(remarks);
  }

  /** Hops of the whole, up to the end of the last release. */
  public int hops() {
    return level.hops();
  }

  /** Factor of the mix, at most 1, that keeps its loudest moment as loud as one loud note. */
  public float gain() {
    return level.gain();
  }

  /** Length of the whole. */
  public double seconds() {
    return hops() * manifest.hopSeconds();
  }
}
