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
 * @param remarks what is heard and what is not
 */
public record Arrangement(Manifest manifest, List<Phrase> phrases, List<Remark> remarks) {
  public Arrangement {
    phrases = List.copyOf(phrases);
    remarks = List.copyOf(remarks);
  }
}
