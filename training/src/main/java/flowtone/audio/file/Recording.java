package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.util.List;

/**
 * A recording as far as it could be read.
 *
 * @param sound all of it, mixed down to mono
 * @param remarks what is missing, and what was done to it; empty for a sound file
 */
public record Recording(Waveform sound, List<Remark> remarks) {
  public Recording {
    remarks = List.copyOf(remarks);
  }

  /** Whether nothing is missing. */
  public boolean isWhole() {
    return remarks.stream().noneMatch(Remark::loss);
  }
}
