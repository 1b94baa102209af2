package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How much sound the page has waiting, so that a server that falls silent is not heard to. */
class PlayoutModulesTest extends BarePage {
  private static final String DELAY =
      """
      const { PlayoutDelay } = await import("/js/audio/playout-delay.js");
      const delay = new PlayoutDelay();
      const DRY = { playing: false, dry: true };
      const PLAYING = { playing: true, dry: false };
      const SILENT = { playing: false, dry: false };
      const rounded = () => Math.round(1000 * delay.extraSeconds) / 1000;
      """;

  @Test
  void theDelayGrowsByEachGapUpToItsBound() {
    Object grown =
        page.run(
            DELAY
                + """
                const seen = [rounded()];
                for (const gap of [0.2, 0.1, 5]) {
                  delay.observe(gap / 2, DRY);
                  delay.observe(gap / 2, DRY);
                  delay.observe(0.01, PLAYING);
                  seen.push(rounded());
                }
                return seen.map(String);
                """);
    assertEquals(List.of("0", "0.2", "0.3", "0.6"), grown);
  }

  @Test
  void theDelayIsHalvedWhereSoundGoesOnWithoutGapsUntilThereIsNone() {
    Object shrunk =
        page.run(
            DELAY
                + """
                delay.observe(0.4, DRY);
                delay.observe(0.01, PLAYING);
                const seen = [];
                for (let seconds = 0; seconds < 90; seconds++) {
                  delay.observe(1, PLAYING) && seen.push(rounded());
                  delay.observe(60, SILENT);
                }
                return seen.map(String);
                """);
    assertEquals(List.of("0.2", "0.1", "0.05", "0.025", "0"), shrunk);
  }

  @Test
  void whatEndsWhileItIsDryHasNoGap() {
    Object extra =
        page.run(
            DELAY
                + """
                delay.observe(0.4, DRY);
                delay.observe(0.4, SILENT);
                delay.observe(1, PLAYING);
                return delay.extraSeconds;
                """);
    assertEquals(0L, extra);
  }

  /** A line at 48 kHz and a server of a voice at 24 kHz that renders at three times real time. */
  private static final String STALLING_SERVER =
      """
      const { Line } = await import("/js/audio/worklet/line.js");
      const { Acknowledgements } = await import("/js/api/acknowledgements.js");
      const acknowledgements = new Acknowledgements(24000);
      const told = [0];
      let extraSeconds = 0;
      const port = { postMessage(message) {
        extraSeconds = message.extraSeconds ?? extraSeconds;
        message.type === "played" && acknowledgements.played(message.samples);
        acknowledge();
      } };
      const acknowledge = () => told.push(acknowledgements.next(extraSeconds) ?? told.at(-1));
      const line = new Line(port, 48000);
      const tell = (data) => port.onmessage({ data });
      tell({ type: "begin", epoch: 1, sampleRateHz: 24000, startSamples: 512 });
      let sent = 0;
      let rendered = 0;
      let longest = 0;
      const serve = (seconds, stalled) => {
        for (let block = 0; block < 375 * seconds; block++) {
          rendered = stalled(block / 375) ? 0 : Math.min(rendered + 192, 1536);
          while (rendered >= 384 && sent - told.at(-1) < 1024) {
            rendered -= 384;
            sent += 384;
            tell({ type: "chunk", epoch: 1, samples: new Float32Array(384).fill(0.5) });
            acknowledgements.received(384);
            acknowledge();
          }
          longest = Math.max(longest, sent - told.at(-1));
          line.mixInto(new Float32Array(128));
        }
      };
      """;

  @Test
  void aServerThatStallsAgainAndAgainIsHeardToOnce() {
    Object underruns =
        page.run(
            STALLING_SERVER
                + """
                serve(14, (seconds) => seconds > 1 && seconds % 3 < 0.4);
                return [line.underruns, line.bufferedMillis > 380, longest < 1024 + 384];
                """);
    assertEquals(List.of(1L, true, true), underruns);
  }

  @Test
  void afterAStallTheSoundIsAsPromptAsBeforeOnceItHasGoneOnForLong() {
    Object waiting =
        page.run(
            STALLING_SERVER
                + """
                serve(3, (seconds) => seconds > 1 && seconds < 1.4);
                const wide = line.bufferedMillis;
                serve(80, () => false);
                return [wide > 380, line.bufferedMillis < 60, line.underruns];
                """);
    assertEquals(List.of(true, true, 1L), waiting);
  }

  @Test
  void whatHasComeIsAcknowledgedToTheLastOnlyWhenItIsPlayed() {
    Object told =
        page.run(
            """
            const { Acknowledgements } = await import("/js/api/acknowledgements.js");
            const acknowledgements = new Acknowledgements(1000);
            const told = [acknowledgements.next(0.5)];
            acknowledgements.received(300);
            told.push(acknowledgements.next(0), acknowledgements.next(0.5));
            acknowledgements.played(100);
            told.push(acknowledgements.next(0.5));
            acknowledgements.played(300);
            told.push(acknowledgements.next(0.5));
            return told.map(String);
            """);
    assertEquals(List.of("null", "null", "299", "null", "300"), told);
  }
}
