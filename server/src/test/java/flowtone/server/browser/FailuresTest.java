package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is one sentence with a button for what to do, and passes when it can. */
class FailuresTest extends PageOfItsOwn {
  private String trouble() {
    page.await("!document.querySelector('#trouble').hidden");
    return page.find("#trouble .words").getText();
  }

  @Test
  void aListOfVoicesThatIsNotToBeHadIsSaidAndAskedForAgain() {
    page =
        Page.openWith(
            server.address(),
            """
            window.ask = window.fetch;
            window.fetch = (path, ...rest) => String(path) === "api/voices" && !window.mended
                ? Promise.reject(new TypeError("down")) : ask(path, ...rest);
            """);
    assertTrue(trouble().contains("list of voices"), trouble());
    assertTrue(!page.find("#connection").getText().equals("Connected"));

    // At once: the page asks by itself, too, and takes its button away.
    page.evaluate(
        "void ((window.mended = true), document.querySelector('#trouble button').click())");
    page.await("window.flowtone?.measurements.connection === 'connected'");
    page.await("document.querySelector('#trouble').hidden");
    assertEquals("Connected", page.find("#connection").getText());
  }

  @Test
  void aBrowserWithoutSoundIsSaidToHaveNone() {
    page = Page.openWith(server.address(), "delete window.AudioContext;");
    assertTrue(trouble().length() > 10);
    assertEquals("Try again", page.find("#trouble button").getText());
  }

  @Test
  void aServerThatIsGoneIsSaidToBeAndAKeySaysWhyNothingSounds() {
    page = Page.open(server.address());
    server.close();
    page.await("flowtone.measurements.connection === 'waiting'");
    assertTrue(trouble().contains("trying again"), trouble());
    assertEquals("Try now", page.find("#trouble button").getText());
    assertEquals("Not connected", page.find("#connection").getText());

    page.actions().keyDown("d").keyUp("d").perform();
    page.await("!document.querySelector('#notice').hidden");
    assertTrue(page.find("#notice .text").getText().contains("does not answer"));
  }

  @Test
  void aVoiceThatCannotBePlayedSaysWhyAndOffersAnother() throws Exception {
    Files.write(folder.resolve("voices/duo/student.safetensors"), new byte[100]);
    page = Page.openWith(server.address(), "");
    page.await("document.querySelector('#connection').textContent === 'Voice broken'");
    assertTrue(trouble().contains("cannot be played"), trouble());
    page.find("#trouble button").click();
    page.await("flowtone.measurements.connection === 'connected'");
    assertEquals("other", page.find("#voice").getDomProperty("value"));
  }

  @Test
  void soundThatIsAskedToSleepIsWokenByAButton() {
    page = Page.open(server.address());
    page.run("await flowtone.output.context.suspend()");
    assertTrue(trouble().contains("sleep"), trouble());
    page.find("#trouble button").click();
    page.await("flowtone.output.running");
    page.await("document.querySelector('#trouble').hidden");
  }

  @Test
  void aSoundDeviceThatIsLostIsSaidToBeAndFoundAgain() {
    page = Page.open(server.address());
    page.evaluate("void flowtone.output.context.dispatchEvent(new Event('error'))");
    assertTrue(trouble().contains("No sound device answers"), trouble());
    assertEquals("No sound", page.find("#connection").getText());
    page.find("#trouble button").click();
    page.await("document.querySelector('#trouble').hidden");
    assertEquals("Connected", page.find("#connection").getText());
  }

  @Test
  void aComputerThatIsOfflineIsSaidToBeAndConnectsAsSoonAsItIsNot() {
    page =
        Page.openWith(
            server.address(),
            "Object.defineProperty(navigator, 'onLine', { get: () => !window.cut });");
    page.await("window.flowtone?.measurements.connection === 'connected'");
    page.evaluate("void (window.cut = true)");
    server.close();
    page.await("flowtone.measurements.connection === 'waiting'");
    assertTrue(trouble().startsWith("This computer is offline"), trouble());
    restartServer();
    page.evaluate("void ((window.cut = false), dispatchEvent(new Event('online')))");
    page.await("flowtone.measurements.connection === 'connected'");
    page.await("document.querySelector('#trouble').hidden");
  }

  @Test
  void aNoteOutOfRangeSaysWhatIsInRange() {
    page = Page.open(server.address());
    page.evaluate("document.querySelector('.key').dataset.note = '20'");
    page.actions().moveToElement(page.find(".key")).clickAndHold().release().perform();
    page.await("!document.querySelector('#notice').hidden");
    String said = page.find("#notice .text").getText();
    assertTrue(said.startsWith("G♯0 is out of range: Alto saxophone plays C3 to C6"), said);
  }

  @Test
  void aMicrophoneThatIsDeniedIsSaidToBe() {
    page =
        Page.openWith(
            server.address().resolve("#resynthesize"),
            """
            Object.defineProperty(navigator, "mediaDevices", { value: {
              getUserMedia: async () => { throw new DOMException("no", "NotAllowedError"); } } });
            """);
    page.await("document.querySelector('#microphone') !== null");
    page.find("#microphone").click();
    page.await("!document.querySelector('#notice').hidden");
    assertTrue(page.find("#notice .text").getText().contains("not allowed"));
    assertEquals("Try again", page.find("#notice .remedy").getText());
  }

  @Test
  void aFileThatIsNoRecordingIsSaidToBeNone() {
    page = Page.open(server.address().resolve("#resynthesize"));
    page.await("document.querySelector('#file') !== null");
    page.evaluate(
        """
        void (() => {
          const files = new DataTransfer();
          files.items.add(new File(["words"], "letter.txt"));
          const box = document.querySelector("#file");
          box.files = files.files;
          box.dispatchEvent(new Event("change"));
        })()\
        """);
    page.await("!document.querySelector('#notice').hidden");
    assertTrue(page.find("#notice .text").getText().contains("letter.txt"));
  }
}
