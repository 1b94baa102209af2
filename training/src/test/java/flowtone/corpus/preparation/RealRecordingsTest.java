package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.audio.PitchContour;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.control.FeatureExtractor;
import flowtone.control.FeatureTrack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealRecordingsTest {
  private static final Path CORPORA = Path.of("../../shared/corpora");

  @ParameterizedTest
  @CsvSource({
    "altosax/a3_f_rr1_cnd.flac, 440",
    "altosax/ab2_p_rr1_cnd.flac, 207.65",
    "cello/A1_mf_d.flac, 110",
    "cello/C2_mp_d.flac, 130.81",
    "cello/A3_p_g.flac, 440"
  })
  void aNoteIsHeardAtThePitchOfItsName(String name, double hz) {
    Path file = CORPORA.resolve(name);
    assumeTrue(Files.isRegularFile(file), "skipped: no recording at " + file);
    float[] samples =
        new Preprocessing(16000, 128, 20, Cleaning.DEFAULT)
            .apply(AudioFiles.read(file), name)
            .samples();
    FeatureTrack track =
        new FeatureExtractor(16000, 128, 0).extract(new Waveform(samples, 16000), new float[] {1});
    float[] voiced = new float[track.hops()];
    int count = 0;
    for (float heard : track.f0Hz()) {
      if (heard > 0) {
        voiced[count++] = heard;
      }
    }
    Arrays.sort(voiced, 0, count);
    assertEquals(0, PitchContour.cents(hz, voiced[count / 2]), 40);
  }
}
