package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.util.List;
import java.util.Optional;

/**
 * A recording as far as it could be read.
 *
 * @param sound all of it, mixed down to mono
 * @param channels there were before
 * @param remarks what is missing, and what was done to it; empty for a sound file
 */
public record Recording(Waveform sound, int channels, List<Remark> remarks) {
  public Recording {
    remarks = List.copyOf(remarks);
  }

  /** What is to be said of a recording of several channels, unless more was said of them. */
  public Optional<Remark> mixedDown(String name) {
    return channels < 2 || remarks.stream().anyMatch(remark -> !remark.loss())
        ? Optional.empty()
        : Optional.of(
            new Remark(
                name, false, "has %d channels, which are mixed down to one".formatted(channels)));
  }

  /** Whether nothing is missing. */
  public boolean isWhole() {
    return remarks.stream().noneMatch(Remark::loss);
  }
}
