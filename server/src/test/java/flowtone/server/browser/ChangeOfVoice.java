package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.fail;

import flowtone.audio.Waveform;
import java.util.Objects;
import java.util.function.Function;
import org.openqa.selenium.support.ui.Select;

/** Changing the voice while a key is held. */
final class ChangeOfVoice {
  private static final int ATTEMPTS = 8;

  private ChangeOfVoice() {}

  /**
   * What is heard across a change, from a tenth of a second before; free of underruns, which a busy
   * machine makes.
   *
   * @param heard waits until the change is over, is told the voice, and says what was heard of it
   */
  static Waveform heard(Page page, Function<String, Waveform> heard) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String next = RunningServer.VOICES.get((attempt + 1) % 2);
      Object underruns = page.measured("underruns");
      page.listen();
      page.awaitSound(0.1);
      new Select(page.find("#voice")).selectByValue(next);
      Waveform across = heard.apply(next);
      if (Objects.equals(page.measured("underruns"), underruns)) {
        return across;
      }
    }
    return fail("expected a machine with time for two voices; got underruns every time");
  }
}
