package flowtone.server;

import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes voices small enough for tests. */
public final class TestVoice {
  /** Rate of its sound. */
  public static final int SAMPLE_RATE_HZ = 16000;

  private TestVoice() {}

  /** Puts an instrument of two labels into a folder of voices, and says where it lies. */
  public static Path write(Path folder, String name) {
    return TestVoices.write(folder, manifest(name));
  }

  private static Manifest manifest(String name) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        "A test instrument",
        "instrument",
        SAMPLE_RATE_HZ,
        128,
        16,
        0,
        List.of(label("altosax"), label("cello")),
        1,
        1,
        0,
        TestVoices.contextHops(),
        Map.of(),
        "nothing",
        "CC0-1.0",
        Map.of());
  }

  private static Manifest.Label label(String name) {
    return new Manifest.Label(name, 48, 84, -40, -15, 0.02f, 0.05f, 0, 1);
  }
}
