package flowtone.corpus.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import flowtone.audio.Equaliser;
import flowtone.audio.FilterGains;
import flowtone.audio.Fir;
import flowtone.audio.LowPass;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureExtractor;
import flowtone.control.FeatureTrack;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Crops that are filtered are as if recorded so. */
class FilteredCropTest {
  private static final double CUTOFF_HZ = 2000;
  private static final Fir LOW_PASS = LowPass.at(CUTOFF_HZ, GeneratedCorpus.RATE);
  private static final Fir EQUALISER =
      Equaliser.of(new double[] {9, -9, 6, -12}, GeneratedCorpus.RATE);
  private static final int HOPS = 20;
  private static final int CONTEXT = 6;

  @TempDir Path directory;

  /** Noise, whose loudness and brightness a cutoff changes. */
  private Corpus corpus(VoiceKind kind) throws Exception {
    Path recordings = Files.createDirectories(directory.resolve("recordings/noise"));
    for (int file = 0; file < 3; file++) {
      Random random = new Random(file);
      float[] samples = new float[2 * GeneratedCorpus.RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = 0.1f * (float) random.nextGaussian();
      }
      WavWriter.write(
          recordings.resolve(file + ".wav"), new Waveform(samples, GeneratedCorpus.RATE));
    }
    return GeneratedCorpus.prepare(kind, directory, directory.resolve("recordings"));
  }

  static Stream<Arguments> kindsAndFilters() {
    return Arrays.stream(VoiceKind.values())
        .flatMap(kind -> Stream.of(LOW_PASS, EQUALISER).map(filter -> arguments(kind, filter)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndFilters")
  void theirControlsAreThoseOfTheRecordingFiltered(VoiceKind kind, Fir filter) throws Exception {
    Corpus corpus = corpus(kind);
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    ControlEncoder encoder = new ControlEncoder(corpus.encoding(), CONTEXT, GeneratedCorpus.HOP);
    int first = 50;
    Crop crop = new Crop(recording, first * GeneratedCorpus.HOP, 1, 0, filter);
    CropReader reader = new CropReader(corpus.description(), encoder, HOPS);
    ControlFrames controls = reader.controls(crop, reader.sound(crop));
    FeatureTrack filtered =
        new FeatureExtractor(
                GeneratedCorpus.RATE,
                GeneratedCorpus.HOP,
                corpus.description().melBands(),
                corpus.encoding().further())
            .extract(filtered(recording, filter), recording.labelWeights());
    int width = corpus.encoding().width();
    int loudness = FeatureEncoding.LOUDNESS_COLUMN;
    float[] expected = new float[width];
    int rows = controls.features().length / width;
    for (int row = 0; row < rows; row++) {
      int hop = first + HOPS - rows + row;
      corpus.encoding().encode(filtered, hop, expected, 0);
      assertEquals(expected[loudness], controls.features()[row * width + loudness], 1e-3, "" + hop);
      for (int at = furtherAndMel(corpus); at < width; at++) {
        float actual = controls.features()[row * width + at];
        assertEquals(aboveDither(expected[at]), aboveDither(actual), 0.01, hop + ": " + at);
      }
    }
  }

  /** Of whole recordings, which a crop that is not dithered lacks; features of 0 are far above. */
  private static float aboveDither(float feature) {
    return Math.max(-0.5f, feature);
  }

  private static int furtherAndMel(Corpus corpus) {
    return new FeatureEncoding(corpus.description().labels().size(), 0).width();
  }

  private static Waveform filtered(Recording recording, Fir filter) {
    float[] samples = recording.samples();
    float[] around = new float[samples.length + 2 * filter.reach()];
    System.arraycopy(samples, 0, around, filter.reach(), samples.length);
    float[] out = new float[samples.length];
    filter.filter(around, out);
    return new Waveform(out, GeneratedCorpus.RATE);
  }

  /** Of cutoffs near half the sample rate, and in silence, nothing is seen. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0.5, 30, 60", "1, 75, 96"})
  void asManyAreDrawnAsAreAskedFor(double share, int fewest, int most) throws Exception {
    Corpus corpus = corpus(VoiceKind.VOCODER);
    Augmentation augmentation = new Augmentation(0, 0, 0, 0, share, CUTOFF_HZ, 0);
    CropShape shape = new CropShape(96, HOPS, CONTEXT);
    Batch batch = new CropSampler(corpus, Split.TRAIN, shape, augmentation, 1).next();
    long limited =
        IntStream.range(0, batch.size())
            .filter(
                item ->
                    lastBand(batch, item, MelSpectrogram.BANDS - 1)
                        < lastBand(batch, item, 20) - 0.5)
            .count();
    assertTrue(limited >= fewest && limited <= most, limited + " of 96");
  }

  /** A band at the end of a crop, in the last row of its features. */
  private static float lastBand(Batch batch, int item, int band) {
    float[] features = batch.controls().features();
    int end = (item + 1) * features.length / batch.size();
    return features[end - MelSpectrogram.BANDS + band];
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "12, 2, 13", "24, 5, 25"})
  void equalisersReachAsFarAsIsAskedFor(double furthestDb, double fewestDb, double mostDb) {
    Augmentation augmentation = new Augmentation(0, 0, 0, 0, 0, 0, furthestDb);
    SplittableRandom random = new SplittableRandom(5);
    double most = 0;
    for (int draw = 0; draw < 200; draw++) {
      Fir filter = new FilterDraw(augmentation).draw(GeneratedCorpus.RATE, random);
      most = Math.max(most, Math.abs(FilterGains.ofTone(filter, 1000, GeneratedCorpus.RATE)));
    }
    assertTrue(most >= fewestDb && most <= mostDb, most + " dB");
  }

  @Test
  void withoutAnyTheSameAreDrawnAsBefore() throws Exception {
    Corpus corpus = corpus(VoiceKind.VOCODER);
    CropShape shape = new CropShape(4, HOPS, CONTEXT);
    Augmentation still = Augmentation.moving(0, 0, 0, 0);
    Batch before = new CropSampler(corpus, Split.TRAIN, shape, still, 3).next();
    Augmentation none = new Augmentation(0, 0, 0, 0, 0, CUTOFF_HZ, 0);
    Batch now = new CropSampler(corpus, Split.TRAIN, shape, none, 3).next();
    assertArrayEquals(before.audio(), now.audio());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 41, Double.NaN})
  void anEqualiserThatIsNoneIsRefused(double furthestDb) {
    assertThrows(
        IllegalArgumentException.class, () -> new Augmentation(0, 0, 0, 0, 0, 0, furthestDb));
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 4000", "1.1, 4000", "NaN, 4000", "0.3, 0", "0.3, NaN"})
  void aShareOrCutoffThatIsNoneIsRefused(double share, double cutoffHz) {
    assertThrows(
        IllegalArgumentException.class, () -> new Augmentation(0, 0, 0, 0, share, cutoffHz, 0));
  }
}
