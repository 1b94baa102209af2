package flowtone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import flowtone.library.TestVoices;
import flowtone.performance.Score;
import flowtone.rendering.Instrument;
import flowtone.rendering.RenderedFile;
import flowtone.resynthesis.AfterSilence;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.NoiseSettings;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowtoneTest {
  private static final Score NOTES = Score.parse("C4:0.2 D4:0.2");

  @TempDir Path folder;

  private Flowtone withDuet() {
    TestVoices.writeUntrained(folder.resolve("voices"), TestVoices.duet("duet"));
    return Flowtone.open(folder.resolve("voices"));
  }

  @Test
  void aVoiceIsListedAndFoundByItsNameOrPath() {
    try (Flowtone flowtone = withDuet()) {
      List<String> names = flowtone.voices().stream().map(Manifest::name).toList();
      assertTrue(names.contains("duet"), names::toString);
      Waveform byName = flowtone.voice("duet").play(NOTES);
      VoicePlayer byPath = flowtone.voice(folder.resolve("voices/duet").toString());
      assertArrayEquals(byName.samples(), byPath.play(NOTES).samples());
      String refused =
          assertThrows(VoiceException.class, () -> flowtone.voice("trio")).getMessage();
      assertTrue(refused.startsWith("expected one of the voices "), refused);
    }
  }

  @Test
  void labelsAndNoiseAreChosenForEachPlayerAlone() {
    try (Flowtone flowtone = withDuet()) {
      VoicePlayer reed = flowtone.voice("duet");
      Waveform first = reed.play(NOTES);
      VoicePlayer bow = reed.withLabels("bow");
      VoicePlayer other = reed.withNoise(NoiseSettings.ofSeed(2));
      assertFalse(Arrays.equals(first.samples(), bow.play(NOTES).samples()));
      assertFalse(Arrays.equals(first.samples(), other.play(NOTES).samples()));
      assertArrayEquals(first.samples(), reed.withLabels("reed=2").play(NOTES).samples());
      assertThrows(IllegalArgumentException.class, () -> reed.withLabels("flute"));
    }
  }

  @Test
  void notesAreBrighterForThePlayerThatIsAskedTo() {
    Manifest bright = TestVoices.withFeatures(TestVoices.duet("bright"));
    TestVoices.writeUntrained(folder.resolve("voices"), bright);
    try (Flowtone flowtone = withDuet()) {
      FeatureOffsets half = FeatureOffsets.NONE.with("brightness", 0.5);
      VoicePlayer usual = flowtone.voice("bright");
      VoicePlayer brighter = usual.withOffsets(half);
      float[] score = brighter.play(NOTES).samples();
      assertFalse(Arrays.equals(usual.play(NOTES).samples(), score));
      assertArrayEquals(score, brighter.withLabels("reed").play(NOTES).samples());
      assertFalse(Arrays.equals(live(usual), live(brighter)));
      assertArrayEquals(live(brighter), live(usual.withOffsets(half)));
      VoicePlayer without = flowtone.voice("duet");
      String refused =
          assertThrows(IllegalArgumentException.class, () -> without.withOffsets(half))
              .getMessage();
      assertEquals("expected a feature that the voice duet reads (none); got brightness", refused);
    }
  }

  private static float[] live(VoicePlayer player) {
    Instrument instrument = player.live();
    instrument.noteOn(60, 0.8);
    return instrument.next(20);
  }

  @Test
  void aRecordingTakesTheLabelOfItsFolderUnlessOneWasChosen() {
    try (Flowtone flowtone = withDuet()) {
      VoicePlayer player = flowtone.voice("duet");
      Path recording = folder.resolve("bow/a.wav");
      player.withLabels("bow").play(Score.parse("A3:0.3"), recording);
      RenderedFile plain = player.resynthesize(recording, Resynthesis.UNCHANGED, wav("plain"));
      player.withLabels("bow").resynthesize(recording, Resynthesis.UNCHANGED, wav("bow"));
      player.withLabels("reed").resynthesize(recording, Resynthesis.UNCHANGED, wav("reed"));
      assertEquals("duet", plain.voice());
      assertArrayEquals(bytes("bow"), bytes("plain"));
      assertFalse(Arrays.equals(bytes("reed"), bytes("plain")));
    }
  }

  @Test
  void aNoteThatARecordingBeginsWithComesOutOfSilence() {
    try (Flowtone flowtone = withDuet()) {
      VoicePlayer player = flowtone.voice("duet").withNoise(new NoiseSettings(1, 0));
      Waveform abrupt = Tones.sine(220, 0.3, 0.5, 16000);
      int silent = AfterSilence.silentHops(player.manifest()) * player.manifest().hopSamples();
      Waveform made = player.resynthesize(abrupt, Resynthesis.UNCHANGED);
      Waveform later = player.resynthesize(abrupt.delayed(silent), Resynthesis.UNCHANGED);
      int length = made.samples().length;
      assertEquals(abrupt.samples().length, length, player.manifest().hopSamples());
      assertArrayEquals(later.from(silent, length).samples(), made.samples(), 1e-4f);
      WavWriter.write(wav("abrupt"), abrupt, WavWriter.Encoding.FLOAT32);
      player.resynthesize(wav("abrupt"), Resynthesis.UNCHANGED, wav("made"));
      assertArrayEquals(made.samples(), AudioFiles.read(wav("made")).samples(), 1f / (1 << 14));
    }
  }

  private Path wav(String name) {
    return folder.resolve(name + ".wav");
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(wav(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keysPlayedLiveSoundLikeTheSameScore() {
    try (Flowtone flowtone = withDuet()) {
      VoicePlayer player = flowtone.voice("duet").withLabels("bow");
      int hops = 25; // 0.2 seconds
      Instrument instrument = player.live();
      assertArrayEquals(new float[256], instrument.next(2));
      instrument.noteOn(60, 0.8);
      float[] played = instrument.next(hops);
      float[] scored = player.play(Score.parse("C4:0.2")).samples();
      assertArrayEquals(Arrays.copyOf(scored, played.length), played, 1e-5f);
      instrument.allOff();
      float[] last = played;
      while (instrument.sounding()) {
        last = instrument.next(2);
      }
      assertEquals(0, Math.abs(last[last.length - 1]));
      assertArrayEquals(new float[256], instrument.next(2));
    }
  }

  @Test
  void aVocoderIsNotPlayed() {
    TestVoices.write(folder, TestVoices.vocoder("talker"));
    try (Flowtone flowtone = Flowtone.open(folder)) {
      VoicePlayer talker = flowtone.voice("talker");
      String refused = assertThrows(IllegalArgumentException.class, talker::live).getMessage();
      assertTrue(refused.startsWith("expected an instrument voice"), refused);
    }
  }
}
