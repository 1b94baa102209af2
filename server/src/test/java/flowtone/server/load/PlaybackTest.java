package flowtone.server.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A sound card by the clock. */
class PlaybackTest {
  private static final int RATE = 1000;
  private static final long MILLISECOND = 1_000_000;

  private final Playback playback = new Playback(RATE, 10, 0);

  private void at(long milliseconds) {
    playback.tick(milliseconds * MILLISECOND);
  }

  @Test
  void whatDoesNotComeInTimeIsAnUnderrun() {
    playback.receive(100 * Float.BYTES);
    at(1); // begins
    at(101);
    assertEquals(0, playback.underruns());
    at(131);
    assertEquals(1, playback.underruns());
    at(151);
    assertEquals(0.05, playback.starvedSeconds(), 1e-9);
    assertEquals(0.1, playback.playedSeconds(), 1e-9);
  }

  @Test
  void samplesThatComeInPartsAreNotLost() {
    for (int part = 0; part < 400; part++) {
      playback.receive(part % 2 == 0 ? 1 : 3);
    }
    at(1);
    at(201);
    assertEquals(0, playback.underruns());
    assertEquals(200, playback.played());
  }

  @Test
  void whatWasBeforeSettlingDoesNotCount() {
    playback.receive(100 * Float.BYTES);
    at(1);
    at(131);
    playback.settle();
    playback.receive(100 * Float.BYTES);
    at(141);
    at(191);
    assertEquals(0, playback.underruns());
    assertEquals(0, playback.starvedSeconds());
    assertEquals(0.05, playback.playedSeconds(), 1e-9);
  }
}
