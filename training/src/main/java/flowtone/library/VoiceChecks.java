package flowtone.library;

import flowtone.control.FeatureTrack;
import flowtone.control.Silence;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether voices render, found out once a version: each is loaded, renders a few hops and is closed
 * again. Thread-safe.
 */
final class VoiceChecks {
  private static final int HOPS = 4;

  private final Map<VoiceVersion, Optional<String>> faults = new ConcurrentHashMap<>();

  /** Why a version cannot be used, one sentence; empty if it can, or if nobody has checked it. */
  Optional<String> fault(VoiceVersion version) {
    return faults.getOrDefault(version, Optional.empty());
  }

  /** Checks a version, unless that was done before; takes as long as loading a voice does. */
  void check(VoiceVersion version) {
    faults.computeIfAbsent(version, unchecked -> faultIn(unchecked.directory()));
  }

  /** It is known to render. */
  void pass(VoiceVersion version) {
    faults.putIfAbsent(version, Optional.empty());
  }

  /** Forgets what was found out of all other versions. */
  void retain(Set<VoiceVersion> versions) {
    faults.keySet().retainAll(versions);
  }

  private static Optional<String> faultIn(Path directory) {
    try (Voice voice = Voice.load(directory)) {
      voice.student().requireGraph();
      float[] sound = voice.student().open(NoiseSettings.ofSeed(1)).next(silence(voice.manifest()));
      return isFinite(sound)
          ? Optional.empty()
          : Optional.of("expected a model that renders sound in " + directory + "; got no numbers");
    } catch (VoiceException e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException e) {
      return Optional.of("expected a model that renders in " + directory + "; got one that fails");
    }
  }

  private static FeatureTrack silence(Manifest voice) {
    return Silence.of(
        HOPS, voice.sampleRateHz(), voice.hopSamples(), LabelMix.first(voice), voice.melBands());
  }

  private static boolean isFinite(float[] samples) {
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        return false;
      }
    }
    return true;
  }
}
