package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.MelScale;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusException;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.corpus.report.CorpusSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir private Path directory;

  private String refusal(Path... recordings) {
    return assertThrows(CorpusException.class, () -> GeneratedCorpus.prepare(directory, recordings))
        .getMessage();
  }

  @Test
  void foldersBecomeLabelsAndTheLastOfAFewFilesIsForTesting() throws Exception {
    Corpus corpus = GeneratedCorpus.twoLabels(directory);
    List<String> labels = corpus.description().labels().stream().map(Label::name).toList();
    assertEquals(List.of("high", "low"), labels);
    assertEquals(2, corpus.recordings(Split.TEST).size());
    assertEquals("02.wav", corpus.recordings(Split.TEST).get(1).name());
    assertEquals(4, corpus.recordings(Split.TRAIN).size());
  }

  @Test
  void everyTwentiethFileIsForTesting() {
    assertEquals(Split.TRAIN, Split.ofFile(18));
    assertEquals(Split.TEST, Split.ofFile(19));
    assertEquals(Split.TEST, Split.ofFile(39));
  }

  @Test
  void whatLiesBelowRecordingsBelongsToTheirLabelAtAnyDepth() throws Exception {
    GeneratedCorpus.record(directory.resolve("cello"), 110, 1);
    GeneratedCorpus.record(directory.resolve("cello/soft/far"), 110, 2);
    GeneratedCorpus.record(directory.resolve("cello/.trash"), 110, 1);
    Files.writeString(directory.resolve("cello/soft/notes.txt"), "la la la");
    List<Source> sources = FoundRecordings.in(List.of(directory.resolve("cello"))).sources();
    assertEquals(3, sources.size());
    assertTrue(sources.stream().allMatch(source -> source.label().equals("cello")));
  }

  @Test
  void aFolderWithoutRecordingsOfItsOwnHoldsLabels() throws Exception {
    GeneratedCorpus.record(directory.resolve("all/cello/soft"), 110, 2);
    GeneratedCorpus.record(directory.resolve("all/cello/loud"), 110, 1);
    List<Source> sources = FoundRecordings.in(List.of(directory.resolve("all"))).sources();
    assertTrue(sources.stream().allMatch(source -> source.label().equals("cello")));
    assertEquals(Path.of("loud", "00.wav").toString(), sources.get(0).name());
  }

  @Test
  void oneGainBringsTheLoudestPeakNearFullScale() throws Exception {
    Corpus corpus = GeneratedCorpus.twoLabels(directory);
    float peak = 0;
    for (Split split : Split.values()) {
      for (Recording recording : corpus.recordings(split)) {
        peak = Math.max(peak, PreprocessedRecording.peak(recording.samples()));
      }
    }
    assertEquals(0.9, peak, 1e-3);
  }

  @Test
  void aRecordingIsSurroundedByAQuarterOfASecondOfSilence() throws Exception {
    Recording recording = GeneratedCorpus.twoLabels(directory).recordings(Split.TRAIN).get(0);
    FeatureTrack track = recording.features();
    assertEquals(recording.length(), track.samples());
    assertEquals(1.5, recording.length() / (double) GeneratedCorpus.RATE, 0.01);
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb(10));
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb(track.hops() - 10));
    assertEquals(1, track.voicing(track.hops() / 2));
  }

  @Test
  void aLabelTellsThePitchItWasRecordedIn() throws Exception {
    Label high = GeneratedCorpus.twoLabels(directory).description().labels().get(0);
    assertEquals(69, high.lowestMidi(), 0.1);
    assertEquals(73, high.highestMidi(), 0.1);
    assertTrue(high.attackSeconds() < 0.06, "attack " + high.attackSeconds());
    assertEquals(0, high.decayDbPerSecond(), 1);
  }

  @Test
  void whatIsReadIsWhatWasMeasured() throws Exception {
    Recording recording = GeneratedCorpus.twoLabels(directory).recordings(Split.TRAIN).get(0);
    FeatureTrack track = recording.features();
    int middle = track.hops() / 2;
    assertEquals(440, track.f0Hz(middle), 0.1);
    assertArrayEquals(new float[] {1, 0}, track.labelWeights(middle));
    assertEquals(0, recording.label());
  }

  @Test
  void aVocoderCorpusHasMelBandsAndItsHopsFitItsRate() throws Exception {
    GeneratedCorpus.record(directory.resolve("voice"), 200, 2);
    List<Source> sources = FoundRecordings.in(List.of(directory.resolve("voice"))).sources();
    Path corpus = directory.resolve("corpus");
    Preparation.of(VoiceKind.VOCODER, 24000, Cleaning.DEFAULT).prepare(sources, corpus, () -> {});
    Corpus opened = Corpus.open(corpus);
    assertEquals(192, opened.description().hopSamples());
    float[][] mel = opened.recordings(Split.TRAIN).get(0).features().logMel();
    assertEquals(MelScale.WIDE_BANDS, mel[0].length);
    assertTrue(mel[90][12] > mel[0][12] + 5, "a sounding band over a silent one");
  }

  @Test
  void aSummaryTellsWhatWasLeftOut() throws Exception {
    GeneratedCorpus.record(directory.resolve("flute"), 300, 3);
    Files.writeString(directory.resolve("flute/notes.wav"), "these are my notes");
    Corpus corpus = GeneratedCorpus.prepare(directory, directory.resolve("flute"));
    CorpusSummary summary = CorpusSummary.of(corpus.description());
    assertEquals(3, summary.labels().get(0).trainFiles() + summary.labels().get(0).testFiles());
    assertEquals(1, summary.leftOut().size());
  }

  @Test
  void anEmptyFolderIsRefused() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertTrue(refusal(empty).contains("expected recordings (WAV"));
    assertTrue(refusal(directory.resolve("missing")).contains("missing"));
  }

  @Test
  void aSingleRecordingIsRefusedBecauseNoneIsLeftToTestWith() throws Exception {
    GeneratedCorpus.record(directory.resolve("flute"), 300, 1);
    assertTrue(refusal(directory.resolve("flute")).contains("at least two usable recordings"));
  }

  @Test
  void aPlaceThatIsTakenIsNotOverwritten() throws Exception {
    GeneratedCorpus.record(directory.resolve("flute"), 300, 2);
    Path taken = Files.createDirectory(directory.resolve("corpus")).resolve("thesis.txt");
    Files.writeString(taken, "mine");
    assertTrue(refusal(directory.resolve("flute")).contains("holds something else"));
    assertEquals("mine", Files.readString(taken));
  }

  @Test
  void aCorpusIsNotPreparedTwiceInOnePlace() throws Exception {
    GeneratedCorpus.twoLabels(directory);
    assertTrue(refusal(directory.resolve("recordings")).contains("holds one already"));
  }
}
