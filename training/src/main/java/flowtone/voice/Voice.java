package flowtone.voice;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A loaded voice: immutable, shared, thread-safe. Whoever loads it closes it. */
public final class Voice implements AutoCloseable {
  private final Manifest manifest;

  private Voice(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Loads a voice directory.
   *
   * @throws VoiceException if it is missing, damaged or of a newer format
   */
  public static Voice load(Path directory) {
    try {
      return new Voice(
          new ObjectMapper()
              .readValue(directory.resolve("manifest.json").toFile(), Manifest.class));
    } catch (IOException e) {
      throw new VoiceException("expected a voice in " + directory + "; " + e.getMessage(), e);
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  /** A fresh listener: silence before, noise from the seed. */
  public Session open(long seed, float temperature) {
    return new Session(seed, temperature);
  }

  /**
   * Renders the next chunk of each session as one batch. All chunks have the same number of hops.
   * Sessions must not be in two calls at once.
   *
   * @return samples [sessions][hops * hopSamples], output level
   */
  public List<float[]> render(List<Session> sessions, List<FeatureTrack> chunks) {
    List<float[]> audio = new ArrayList<>();
    for (int s = 0; s < sessions.size(); s++) {
      audio.add(render(sessions.get(s), chunks.get(s)));
    }
    return audio;
  }

  /** Renders the next chunk of one session, samples [hops * hopSamples]. */
  public float[] render(Session session, FeatureTrack chunk) {
    float[] out = new float[chunk.samples()];
    for (int i = 0; i < out.length; i++) {
      int hop = i / chunk.hopSamples();
      session.phase += chunk.f0Hz()[hop] / chunk.sampleRateHz();
      double level = Math.pow(10, chunk.loudnessDb()[hop] / 20) * Math.sqrt(2);
      out[i] = (float) (level * Math.sin(2 * Math.PI * session.phase));
    }
    return out;
  }

  /** Renders a whole track from a fresh session. */
  public Waveform synthesize(FeatureTrack track, long seed, float temperature) {
    return new Waveform(render(open(seed, temperature), track), manifest.sampleRateHz());
  }

  @Override
  public void close() {}
}
