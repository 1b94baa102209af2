package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's arithmetic of sound, each module by itself. */
class SoundModulesTest extends BarePage {
  @Test
  void aLimiterKeepsEverySampleBelowItsCeiling() {
    double peak =
        number(
            """
            const { Limiter } = await import("/js/audio/limiter.js");
            const limiter = new Limiter(48000, 0.95);
            const samples = Float32Array.from({ length: 48000 }, (_, n) =>
                (n % 9000 < 4000 ? 1.7 : 0.8) * Math.sin(0.06 * n) + (n % 777 === 0 ? 3 : 0));
            limiter.process(samples);
            return Math.max(...samples.map(Math.abs));
            """);
    assertTrue(peak <= 0.95001, "peak " + peak);
  }

  @Test
  void aLimiterOnlyDelaysWhatIsBelowItsCeiling() {
    double worst =
        number(
            """
            const { Limiter } = await import("/js/audio/limiter.js");
            const sent = Float32Array.from({ length: 4800 }, (_, n) => 0.9 * Math.sin(0.05 * n));
            const heard = sent.slice();
            new Limiter(48000, 0.95).process(heard);
            return Math.max(...heard.slice(96).map((y, n) => Math.abs(y - sent[n])));
            """);
    assertTrue(worst < 1e-6, "off by " + worst);
  }

  @Test
  void aLimiterComesDownBeforeAPeakWithoutAStep() {
    double step =
        number(
            """
            const { Limiter } = await import("/js/audio/limiter.js");
            const tone = (n) => (n < 2400 ? 0.5 : 1.6) * Math.sin(0.02 * n);
            const samples = Float32Array.from({ length: 9600 }, (_, n) => tone(n));
            new Limiter(48000, 0.95).process(samples);
            return Math.max(...samples.slice(3000).map((y, n) => Math.abs(y - samples[n + 2999])));
            """);
    assertTrue(step < 0.025, "step " + step);
  }

  @Test
  void aSlidingMinimumIsTheLeastOfItsSpan() {
    Object right =
        page.run(
            """
            const { SlidingMinimum } = await import("/js/audio/sliding-minimum.js");
            const minimum = new SlidingMinimum(5);
            const values = Array.from({ length: 500 }, (_, n) => Math.sin(n * n));
            return values.every((value, n) => Math.abs(minimum.next(value)
                - Math.min(...values.slice(Math.max(0, n - 4), n + 1))) < 1e-6);
            """);
    assertEquals(true, right);
  }

  @Test
  void resamplingLeavesNoImagesOfAVoiceAboveItsOwnBand() {
    double imagesDb =
        number(
            """
            const { resampled } = await import("/js/audio/resampler.js");
            const { Fourier } = await import("/js/audio/fourier.js");
            const tones = [700, 3100, 6200];
            const voice = Float32Array.from({ length: 16000 }, (_, n) => tones.reduce(
                (sum, hertz) => sum + 0.3 * Math.sin((2 * Math.PI * hertz * n) / 16000), 0));
            const heard = resampled(voice, 16000, 48000);
            const size = 8192;
            const frame = heard.slice(8000, 8000 + size).map(
                (y, n) => y * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size)) ** 2);
            const bins = new Float32Array(size / 2);
            new Fourier(size).power(frame, bins);
            const from = Math.round((9200 / 48000) * size);
            return 10 * Math.log10(Math.max(...bins.slice(from)) / Math.max(...bins));
            """);
    assertTrue(imagesDb < -75, "images at " + imagesDb + " dB");
  }

  @Test
  void resamplingKeepsToneTimeAndLevel() {
    double worst =
        number(
            """
            const { resampled } = await import("/js/audio/resampler.js");
            const tone = (seconds) => Math.sin(2 * Math.PI * 1000 * seconds);
            const voice = Float32Array.from({ length: 24000 }, (_, n) => tone(n / 24000));
            const heard = resampled(voice, 24000, 44100);
            const middle = heard.slice(4000, 40000);
            return Math.max(...middle.map((y, n) => Math.abs(y - tone((n + 4000) / 44100))));
            """);
    assertTrue(worst < 1e-3, "off by " + worst);
  }

  @Test
  void aFourierTransformFindsTheBinOfATone() {
    double bin =
        number(
            """
            const { Fourier } = await import("/js/audio/fourier.js");
            const frame = Float32Array.from({ length: 256 }, (_, n) =>
                Math.cos((2 * Math.PI * 37 * n) / 256));
            const bins = new Float32Array(128);
            new Fourier(256).power(frame, bins);
            return bins.indexOf(Math.max(...bins)) + (Math.abs(bins[37] - 128 * 128) > 1 ? 1000 : 0);
            """);
    assertEquals(37, bin);
  }

  @Test
  void aWavIsReadWhileItArrivesInPiecesOfAnySize() {
    double worst =
        number(
            """
            const { readWav, wavFile } = await import("/js/audio/wav.js");
            const sent = Float32Array.from({ length: 1000 }, (_, n) => Math.sin(0.1 * n) / 2);
            const bytes = new Uint8Array(await wavFile(sent, 22050).arrayBuffer());
            const body = new ReadableStream({ start(controller) {
              for (let at = 0; at < bytes.length; at += 37) {
                controller.enqueue(bytes.slice(at, at + 37));
              }
              controller.close();
            } });
            const { sampleRateHz, samples, chunks } = await readWav(new Response(body));
            const read = [];
            for await (const chunk of chunks) {
              read.push(...chunk);
            }
            const errors = sent.map((y, n) => Math.abs(y - read[n]));
            return sampleRateHz === 22050 && samples === 1000 && read.length === 1000
                ? Math.max(...errors) : 1;
            """);
    assertTrue(worst < 1e-4, "off by " + worst);
  }

  @Test
  void soundsThatArriveSideBySideAreSummedToTheEndOfTheLongest() {
    Object sum =
        page.run(
            """
            const { summed } = await import("/js/audio/streamed-sound.js");
            async function* source(...chunks) {
              for (const chunk of chunks) {
                yield Float32Array.from(chunk);
              }
            }
            const read = [];
            for await (const chunk of summed([source([1, 1], [1]), source([2], [2, 2, 2])])) {
              read.push(...chunk);
            }
            return read;
            """);
    assertEquals(List.of(3L, 3L, 3L, 2L), sum);
  }

  @Test
  void thePitchOfATuneIsTrackedWithinATenthOfASemitone() {
    double worst =
        number(
            """
            const { pitchTrack } = await import("/js/audio/pitch-track.js");
            const hertz = (n) => (n < 24000 ? 220 : 523.25);
            const samples = Float32Array.from({ length: 48000 }, (_, n) => [1, 2, 3].reduce(
                (sum, k) => sum + (0.2 / k) * Math.sin((2 * Math.PI * k * hertz(n) * n) / 48000), 0));
            const { midi } = pitchTrack(samples, 48000);
            const off = (value, expected) => (value === null ? 99 : Math.abs(value - expected));
            return Math.max(...midi.slice(4, 38).map((value) => off(value, 57)),
                ...midi.slice(56, 88).map((value) => off(value, 72)));
            """);
    assertTrue(worst < 0.1, "off by " + worst);
  }
}
