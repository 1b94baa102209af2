package flowtone.resynthesis;

import flowtone.audio.file.Remark;
import java.util.List;

/**
 * The controls of a recording, and what whoever resynthesizes it should know.
 *
 * @param controls its own, after those of silence if there are such
 * @param remarks that channels cancel or sound is missing, that several notes sound at once, that
 *     the pitch leaves what the voice learnt; none for most recordings
 */
record RemarkedTrack(AfterSilence controls, List<Remark> remarks) {
  RemarkedTrack {
    remarks = List.copyOf(remarks);
  }
}
