package flowtone.server.browser;

import flowtone.audio.Waveform;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The open page: its keys, its figures, and an ear at what its audio thread renders. */
final class Page implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver = Browsers.lend();

  /** Opens the page and waits until a voice can be played, and a panel shows. */
  static Page open(URI address) {
    Page page = new Page();
    page.driver.get(address.toString());
    page.await("window.flowtone?.measurements.connection === 'connected'");
    page.await("window.flowtone.output.running");
    page.await("document.querySelector('#panel').dataset.panel !== undefined");
    return page;
  }

  /** Opens the page, after a script of one's own has prepared the browser; waits for nothing. */
  static Page openWith(URI address, String script) {
    Page page = new Page();
    page.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    page.driver.get(address.toString());
    return page;
  }

  /** Makes the window's inside so large. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Pretends to be touched by fingers, or is pointed at with a mouse again. */
  void touch(boolean on) {
    driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", on));
  }

  /** Pretends that a media feature, such as "forced-colors", has this value; "" ends it. */
  void prefer(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Goes to another address. */
  void go(URI address) {
    driver.get(address.toString());
  }

  /** Loads it anew. */
  void reload() {
    driver.navigate().refresh();
  }

  /** Waits until a JavaScript expression is true. */
  void await(String expression) {
    await(expression, PATIENCE);
  }

  /** The same for what takes a known time. */
  void await(String expression, Duration patience) {
    new WebDriverWait(driver, patience, Duration.ofMillis(20))
        .withMessage(expression)
        .until(d -> Boolean.TRUE.equals(evaluate(expression)));
  }

  /** The value of a JavaScript expression. */
  Object evaluate(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** Runs a library's text, which may leave names behind. */
  void inject(String script) {
    driver.executeScript(script);
  }

  /** Runs the body of an async function that may import the page's modules; what it returns. */
  Object run(String body) {
    return driver.executeAsyncScript(
        "const done = arguments[0]; (async () => {"
            + body
            + "})().then(done, (error) => done('threw ' + error.message));");
  }

  /** The same of a body that returns a number. */
  double number(String body) {
    return ((Number) run(body)).doubleValue();
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Opens a drawer below the piano, unless it is. */
  void open(String drawer) {
    if (!find(drawer).isDisplayed()) {
      find("[aria-controls='" + drawer.substring(1) + "']").click();
    }
  }

  /** The piano key of a MIDI note. */
  WebElement key(int midi) {
    return find("[data-note='" + midi + "']");
  }

  Actions actions() {
    return new Actions(driver);
  }

  /** Begins, anew, to keep everything the audio thread renders. */
  void listen() {
    evaluate(
        """
        void (() => {
          const { output } = window.flowtone;
          window.hear ??= ({ detail }) => {
            heard.push(...detail.samples);
            sounded += detail.samples.filter((x) => x !== 0).length;
          };
          window.heard = [];
          window.sounded = 0;
          output.addEventListener("samples", hear);
          output.tap(true);
        })()\
        """);
  }

  /** Everything that was rendered since {@link #listen}. */
  Waveform heard() {
    Object base64 =
        evaluate(
            """
            btoa(Array.from(new Uint8Array(Float32Array.from(heard).buffer),
                (byte) => String.fromCharCode(byte)).join(""))\
            """);
    byte[] bytes = Base64.getDecoder().decode((String) base64);
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] samples = new float[floats.remaining()];
    floats.get(samples);
    return new Waveform(samples, ((Number) measured("outputRateHz")).intValue());
  }

  /** Waits until so much sound was heard since {@link #listen}. */
  void awaitSound(double seconds) {
    await("sounded > %s * flowtone.output.sampleRateHz".formatted(seconds));
  }

  /** Waits until a tenth of a second of exact silence was heard last. */
  void awaitSilence() {
    await("heard.slice(-flowtone.output.sampleRateHz / 10).every((x) => x === 0)");
  }

  /** A field of the page's measurements, null until measured. */
  Object measured(String name) {
    return evaluate("flowtone.measurements." + name);
  }

  /** Errors on the browser's console since the last call. */
  List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    Browsers.giveBack(driver);
  }
}
