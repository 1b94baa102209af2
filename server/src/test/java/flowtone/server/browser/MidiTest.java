package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in the hands of a MIDI keyboard that is none. */
class MidiTest extends PageOfItsOwn {
  private static final String KEYBOARDS =
      """
      window.midi = { inputs: new Map() };
      window.plug = (id) => {
        midi.inputs.set(id, { id, name: "Keys " + id, state: "connected" });
        midi.onstatechange?.({});
      };
      window.unplug = (id) => {
        midi.inputs.delete(id);
        midi.onstatechange?.({});
      };
      window.strike = (id, ...data) => midi.inputs.get(id).onmidimessage(
          { data: Uint8Array.from(data), timeStamp: performance.now() });
      navigator.requestMIDIAccess = async () => midi;
      plug("one");
      """;

  @BeforeEach
  void open() {
    page = Page.openWith(server.address(), KEYBOARDS);
    page.await("window.flowtone?.measurements.connection === 'connected'");
    page.await("document.querySelector('#midi') !== null");
    page.find("#midi").click();
    page.await("document.querySelector('#midi').textContent === 'MIDI: 1'");
    page.listen();
  }

  private Object lit() {
    return page.evaluate("document.querySelectorAll('.key[aria-pressed=true]').length");
  }

  @Test
  void aKeyboardPlaysAndTheSustainPedalHolds() {
    page.evaluate("strike('one', 0x90, 60, 100)");
    page.awaitSound(0.2);
    assertEquals(1L, lit());
    page.evaluate("strike('one', 0xb0, 64, 127)");
    page.evaluate("strike('one', 0x80, 60, 0)");
    page.listen();
    page.awaitSound(0.4);
    page.evaluate("strike('one', 0xb0, 64, 0)");
    page.awaitSilence();
    assertEquals(0L, lit());
  }

  @Test
  void aKeyboardThatIsPluggedInLaterPlaysAndLetsGoWhenItIsPulledOut() {
    page.evaluate("plug('two')");
    page.await("document.querySelector('#midi').textContent === 'MIDI: 2'");
    page.evaluate("strike('two', 0x90, 64, 100)");
    page.awaitSound(0.2);
    page.evaluate("unplug('two')");
    page.awaitSilence();
    assertEquals(0L, lit());
  }

  @Test
  void wheelsOfAKeyboardMoveTheWheelsOfThePage() {
    page.evaluate("strike('one', 0xe0, 0, 127)");
    page.evaluate("strike('one', 0xb0, 1, 127)");
    page.await("Number(document.querySelector('#bend').value) > 190");
    page.await("Number(document.querySelector('#modulation').value) === 1");
    page.evaluate("strike('one', 0xe0, 0, 64)");
    page.await("document.querySelector('#bend').value === '0'");
  }
}
