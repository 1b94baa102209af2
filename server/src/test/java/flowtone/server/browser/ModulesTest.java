package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's pure modules, each by itself. */
class ModulesTest extends BarePage {
  @Test
  void aRingBufferGivesBackWhatWasWrittenInOrderAcrossItsEnd() {
    Object read =
        page.run(
            """
            const { RingBuffer } = await import("/js/audio/ring-buffer.js");
            const ring = new RingBuffer(4);
            const read = [];
            for (let n = 0; n < 30; n += 3) {
              ring.write(Float32Array.of(n, n + 1, n + 2));
              read.push(ring.shift(), ring.shift(), ring.shift());
            }
            return read.every((sample, index) => sample === index);
            """);
    assertEquals(true, read);
  }

  @Test
  void aFullRingBufferRefusesWhatDoesNotFitAndKeepsTheOldest() {
    Object kept =
        page.run(
            """
            const { RingBuffer } = await import("/js/audio/ring-buffer.js");
            const ring = new RingBuffer(4);
            const taken = [ring.write(Float32Array.of(1, 2, 3)), ring.write(Float32Array.of(4, 5))];
            return [...taken, ring.length, ring.shift(), ring.shift(), ring.shift(), ring.shift()];
            """);
    assertEquals(List.of(3L, 1L, 4L, 1L, 2L, 3L, 4L), kept);
  }

  @Test
  void aPlayerAtEqualRatesPlaysTheSamplesThemselves() {
    double worst =
        number(
            """
            const { Player } = await import("/js/audio/player.js");
            const player = new Player(
                { inputRateHz: 16000, outputRateHz: 16000, startSamples: 4, capacitySamples: 512 });
            const sent = Float32Array.from({ length: 256 }, (_, n) => Math.sin(0.1 * n));
            player.push(sent);
            const output = new Float32Array(256);
            player.mixInto(output);
            return Math.max(...output.slice(200).map((y, n) => Math.abs(y - sent[n + 200])));
            """);
    assertEquals(0, worst);
  }

  @Test
  void aPlayerAtThreeTimesTheRateKeepsAToneInTune() {
    double worst =
        number(
            """
            const { Player } = await import("/js/audio/player.js");
            const player = new Player(
                { inputRateHz: 16000, outputRateHz: 48000, startSamples: 4, capacitySamples: 512 });
            player.push(Float32Array.from({ length: 256 }, (_, n) => Math.sin(0.1 * n)));
            const output = new Float32Array(600);
            player.mixInto(output);
            const { Resampler } = await import("/js/audio/resampler.js");
            const expected = (n) => Math.sin(0.1 * (n / 3 - Resampler.DELAY_SAMPLES));
            const settled = 6 * Resampler.DELAY_SAMPLES;
            return Math.max(...output.slice(settled)
                .map((y, n) => Math.abs(y - expected(n + settled))));
            """);
    assertTrue(worst < 1e-3, "off by " + worst);
  }

  @Test
  void aPlayerThatRunsDryFadesOutCountsOnceAndFadesInAgain() {
    Object result =
        page.run(
            """
            const { Player } = await import("/js/audio/player.js");
            const player = new Player(
                { inputRateHz: 16000, outputRateHz: 16000, startSamples: 64, capacitySamples: 512 });
            const one = new Float32Array(128).fill(1);
            const output = new Float32Array(768);
            player.push(one);
            player.mixInto(output.subarray(0, 384));
            player.push(one);
            player.mixInto(output.subarray(384));
            const steps = output.slice(4).map((y, n) => Math.abs(y - output[n + 3]));
            return [player.underruns, player.consumedSamples, output[380] < 1e-3,
                Math.max(...steps) < 0.1];
            """);
    assertEquals(List.of(2L, 256L, true, true), result);
  }

  @Test
  void whatIsLeftIsPlayedAtTheEndOfASoundAndIsNoUnderrun() {
    Object result =
        page.run(
            """
            const { Player } = await import("/js/audio/player.js");
            const player = new Player(
                { inputRateHz: 16000, outputRateHz: 16000, startSamples: 64, capacitySamples: 512 });
            player.push(new Float32Array(32).fill(0.5));
            const output = new Float32Array(64);
            player.mixInto(output);
            const waited = output.every((y) => y === 0);
            player.end();
            player.mixInto(output);
            return [waited, player.underruns, player.consumedSamples];
            """);
    assertEquals(List.of(true, 0L, 32L), result);
  }

  @Test
  void aNoteHeldByTwoEndsWithTheLast() {
    Object events =
        page.run(
            """
            const { HeldNotes } = await import("/js/play/held-notes.js");
            const held = new HeldNotes();
            const events = [];
            for (const type of ["noteOn", "noteOff"]) {
              held.addEventListener(type, ({ detail }) => events.push(type + detail.note));
            }
            held.press("finger", 60, 1, 0);
            held.press("key", 60, 1, 0);
            held.release("finger");
            held.press("key", 62, 1, 0);
            held.release("key");
            return events;
            """);
    assertEquals(List.of("noteOn60", "noteOn62", "noteOff60", "noteOff62"), events);
  }

  @Test
  void aPianoShowsWhiteKeysAtBothEndsAndNoMoreThanFit() {
    Object shown =
        page.run(
            """
            const { layOut } = await import("/js/play/key-layout.js");
            const whole = layOut({ low: 49, high: 82 }, 49, 40);
            const part = layOut({ low: 49, high: 82 }, 60, 8);
            return [whole.first, whole.last, part.first, part.last, part.keys.length];
            """);
    assertEquals(List.of(48L, 83L, 60L, 72L, 13L), shown);
  }

  @Test
  void aChordTakesALineForEachNoteAndThenTheOldestLine() {
    Object lines =
        page.run(
            """
            const { LineAllocator } = await import("/js/play/line-allocator.js");
            const lines = new LineAllocator(2);
            return [lines.press(60), lines.press(64), lines.press(67), lines.release(64),
                lines.press(72), lines.release(60), lines.release(67), lines.release(99)];
            """);
    assertEquals(List.of(0L, 1L, 0L, 1L, 1L, 0L, 0L, -1L), lines);
  }

  @Test
  void velocityRunsOverTheVisiblePartOfAKey() {
    Object velocities =
        page.run(
            """
            const { velocityAt } = await import("/js/play/key-layout.js");
            return [velocityAt(0, false), velocityAt(0.94, false), velocityAt(0.62, true),
                velocityAt(0.94, true), velocityAt(0.3, true)];
            """);
    assertEquals(List.of(0.05, 1L, 0.05, 1L, 0.05), velocities);
  }
}
