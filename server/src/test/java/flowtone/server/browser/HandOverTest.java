package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One connection takes over from another: late, or short of breath, and never with a gap. */
class HandOverTest extends OnePage {
  /**
   * A line on which epoch 1 sounds, and what is heard of it; blocks are of 128 samples at 48 kHz.
   */
  private static final String LINE =
      """
      const { Line } = await import("/js/audio/worklet/line.js");
      const told = [];
      const port = { postMessage: (message) => told.push(message) };
      const line = new Line(port, 48000);
      const tell = (data) => port.onmessage({ data });
      const begin = (epoch) => tell({ type: "begin", epoch, sampleRateHz: 24000, startSamples: 512 });
      const chunk = (epoch, hertz, count) => tell({ type: "chunk", epoch,
          samples: Float32Array.from({ length: count },
              (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / 24000)) });
      const heard = [];
      const hear = (blocks) => {
        for (let block = 0; block < blocks; block++) {
          const output = new Float32Array(128);
          line.mixInto(output);
          heard.push(...output);
        }
      };
      /** The largest step, and the least of the peaks of 10 ms, from a sample on. */
      const measured = (from) => {
        let step = 0;
        for (let n = from; n < heard.length; n++) {
          step = Math.max(step, Math.abs(heard[n] - heard[n - 1]));
        }
        let quietest = 1;
        for (let n = from; n + 480 <= heard.length; n += 480) {
          quietest = Math.min(quietest, Math.max(...heard.slice(n, n + 480).map(Math.abs)));
        }
        return { step, quietest };
      };
      const left = (epoch) => told.some((each) => each.type === "left" && each.epoch === epoch);
      begin(1);
      chunk(1, 300, 96000);
      hear(100);
      """;

  @Test
  void oneConnectionTakesOverFromAnotherWithoutAGapOrAClick() {
    Object result =
        page.run(
            LINE
                + """
                begin(2);
                hear(10);
                chunk(2, 200, 24000);
                hear(300);
                const { step, quietest } = measured(128 * 60);
                return [step < 0.02, quietest > 0.15, left(1), left(2)];
                """);
    assertEquals(List.of(true, true, true, false), result);
  }

  @Test
  void itDoesSoHoweverLateItsSoundComes() {
    Object result =
        page.run(
            LINE
                + """
                begin(2);
                hear(900);
                const early = left(1);
                chunk(2, 200, 24000);
                hear(300);
                const { step, quietest } = measured(128 * 60);
                return [early, step < 0.02, quietest > 0.15, left(1)];
                """);
    assertEquals(List.of(false, true, true, true), result);
  }

  @Test
  void itsPredecessorComesBackWhereItRunsDryWhileItIsNew() {
    Object result =
        page.run(
            LINE
                + """
                begin(2);
                chunk(2, 200, 2400);
                hear(200);
                const stays = !left(1);
                chunk(2, 200, 24000);
                hear(300);
                const { step, quietest } = measured(128 * 60);
                return [stays, step < 0.03, quietest > 0.05, left(1)];
                """);
    assertEquals(List.of(true, true, true, true), result);
  }

  @Test
  void whatWasSilentAnywayIsLetGoAtOnce() {
    Object result =
        page.run(
            LINE
                + """
                tell({ type: "end", epoch: 1 });
                hear(2000);
                begin(2);
                hear(2);
                return left(1);
                """);
    assertEquals(true, result);
  }

  @Test
  void aHeldNoteGoesOnWhileTheServerHasNoTimeForTheNextVoice() throws Exception {
    try (SlowRoad road = new SlowRoad(server.address());
        Page late = Page.open(road.address())) {
      late.actions().keyDown("d").perform();
      late.listen();
      late.awaitSound(0.5);
      road.slow(1800);
      double[] levels = Levels.peaks(ChangeOfVoice.heard(late, next -> heardForALongTime(late)));
      late.actions().keyUp("d").perform();
      late.awaitSilence();
      double quietest = Arrays.stream(levels).limit(levels.length - 1).min().orElse(0);
      double loudest = Arrays.stream(levels).max().orElse(1);
      assertTrue(quietest > 0.1 * loudest, Arrays.toString(levels));
    }
  }

  private static Waveform heardForALongTime(Page late) {
    late.run("await new Promise((resolve) => setTimeout(resolve, 3500))");
    return late.heard();
  }
}
