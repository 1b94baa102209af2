package flowtone.resynthesis;

import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import java.util.List;

/**
 * The controls of a recording, and what whoever resynthesizes it should know.
 *
 * @param track the controls
 * @param remarks that channels cancel or sound is missing, that several notes sound at once, that
 *     the pitch leaves what the voice learnt; none for most recordings
 */
public record RemarkedTrack(FeatureTrack track, List<Remark> remarks) {
  public RemarkedTrack {
    remarks = List.copyOf(remarks);
  }
}
