package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingPartsTest {
  private static final int RATE = 16000;

  @TempDir private Path folder;

  /** Ramps, which tell each sample's place, with rests of a tenth of a second every ten. */
  private static float sample(long at) {
    boolean rest = at % (10L * RATE) < RATE / 10;
    return rest ? 0 : 0.1f + at % 8192 / 16384f;
  }

  private Path recording(long samples) throws IOException {
    Path file = folder.resolve("long.wav");
    try (SoundWriter writer =
        SoundWriter.create(file, SoundFormat.WAV, SampleDepth.FLOAT32, RATE)) {
      for (long at = 0; at < samples; at += RATE) {
        float[] block = new float[(int) Math.min(RATE, samples - at)];
        for (int i = 0; i < block.length; i++) {
          block[i] = sample(at + i);
        }
        writer.write(block);
      }
    }
    return file;
  }

  private static List<Waveform> parts(Path file) {
    List<Waveform> all = new ArrayList<>();
    try (RecordingParts parts = RecordingParts.open(file)) {
      double begin = 0;
      for (Optional<RecordingParts.Part> part = parts.next();
          part.isPresent();
          part = parts.next()) {
        assertEquals(begin, part.get().beginSeconds(), 1e-9);
        all.add(part.get().sound());
        begin += part.get().sound().seconds();
      }
      assertEquals(List.of(), parts.remarks());
    }
    return all;
  }

  @Test
  void aShortRecordingIsOnePart() throws IOException {
    List<Waveform> parts = parts(recording(3 * RATE));
    assertEquals(1, parts.size());
    assertEquals(3 * RATE, parts.get(0).samples().length);
  }

  @Test
  void partsAreTheWholeCutWhereItIsQuietest() throws IOException {
    long samples = 2L * RecordingParts.LONGEST_SAMPLES + RATE;
    long at = 0;
    List<Waveform> parts = parts(recording(samples));
    assertTrue(parts.size() >= 3, "" + parts.size());
    for (Waveform part : parts) {
      assertTrue(part.samples().length <= RecordingParts.LONGEST_SAMPLES);
      for (float value : part.samples()) {
        if (value != sample(at)) {
          assertEquals(sample(at), value, "at " + at);
        }
        at++;
      }
      assertTrue(at == samples || sample(at) == 0, "cut at " + at);
    }
    assertEquals(samples, at);
  }

  @Test
  void onAGridPartsBeginAtItsStepsAndHaveTheirSurroundings() throws IOException {
    Path file = recording(RecordingParts.LONGEST_SAMPLES + 20L * RATE);
    RecordingParts.Grid grid = new RecordingParts.Grid(700, 14_000);
    long begin = 0;
    try (RecordingParts parts = RecordingParts.open(file, rateHz -> grid)) {
      for (var part = parts.next(); part.isPresent(); part = parts.next()) {
        RecordingParts.Part here = part.get();
        assertEquals(begin, here.beginSample());
        assertEquals(0, begin % 700);
        assertEquals(begin == 0 ? 0 : 14_000, here.before());
        float[] sound = here.sound().samples();
        for (int i = 0; i < sound.length; i += 101) {
          assertEquals(sample(begin - here.before() + i), sound[i]);
        }
        begin += here.samples();
      }
    }
    assertEquals(RecordingParts.LONGEST_SAMPLES + 20L * RATE, begin);
  }
}
