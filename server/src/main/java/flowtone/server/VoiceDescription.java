package flowtone.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.library.VoiceEntry;
import flowtone.voice.Manifest;
import java.util.Map;

/**
 * A voice as its own page of the interface tells it: what the list says, and more.
 *
 * @param listed as in the list
 * @param hopSamples samples per hop of control
 * @param frameSamples samples per frame of its networks
 * @param lookaheadHops hops of control it needs ahead of the sound
 * @param training how it was trained, for people
 * @param trainedOn what recordings, for people
 * @param metrics measured figures by name
 */
record VoiceDescription(
    @JsonUnwrapped ListedVoice listed,
    int hopSamples,
    int frameSamples,
    int lookaheadHops,
    Map<String, String> training,
    String trainedOn,
    Map<String, Double> metrics) {

  static VoiceDescription of(VoiceEntry entry) {
    Manifest manifest = entry.manifest().orElseThrow();
    return new VoiceDescription(
        ListedVoice.of(entry, manifest),
        manifest.hopSamples(),
        manifest.frameSamples(),
        manifest.lookaheadHops(),
        manifest.training(),
        manifest.trainedOn(),
        manifest.metrics());
  }
}
