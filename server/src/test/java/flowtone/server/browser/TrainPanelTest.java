package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.run.MetricsEntry;
import flowtone.run.Rollback;
import flowtone.run.RunCommand;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is followed while it is trained, heard along its training, and one that is started.
 */
class TrainPanelTest {
  private static final int RATE_HZ = 16000;

  @TempDir static Path folder;
  private static RunDirectory run;
  private static RunningServer server;
  private static Page page;

  @BeforeAll
  static void open() throws Exception {
    Files.createDirectories(folder.resolve("recordings/oboe"));
    Path winds = folder.resolve("runs/winds");
    RunDirectory.at(winds)
        .remember(new RunCommand(List.of("teach", "--corpus", "winds"), folder.toString()));
    run = RunDirectory.openForTraining(winds);
    run.writeState(RunState.begun(RunState.Kind.TEACHER, 100).advanced(40, 60, Map.of()));
    for (long step = 10; step <= 40; step += 10) {
      measure(step);
      WavWriter.write(run.samples().at(step, "oboe"), tone(200 + 10 * step));
    }
    WavWriter.write(run.samples().recording("oboe"), tone(330));
    run.rollbacks().append(new Rollback(35, 20, "went astray"));
    Files.writeString(run.config(), "corpus: winds\n");
    server = RunningServer.start(folder);
    page = Page.open(server.address());
  }

  @AfterAll
  static void close() {
    run.close();
    if (page != null) {
      page.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void measure(long step) {
    run.metrics().append(new MetricsEntry(step, step, Map.of("test/nll", -0.5 * step)));
  }

  private static Waveform tone(double hertz) {
    float[] samples = new float[2 * RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
    }
    return new Waveform(samples, RATE_HZ);
  }

  @BeforeEach
  void show() {
    page.evaluate("flowtone.store.set('tab', 'voices')");
    page.await("document.querySelector('#panel').dataset.panel === 'voices'");
    page.evaluate("flowtone.store.set('tab', 'train')");
    page.await("document.querySelector('.chart canvas') !== null");
  }

  @Test
  void curvesGrowWhileARunIsTrained() {
    assertEquals("nll: test -20", page.find(".chart").getDomAttribute("aria-label"));
    measure(42);
    run.writeState(run.state().orElseThrow().advanced(42, 70, Map.of("test/nll", -7.25)));
    page.await("document.querySelector('.chart').getAttribute('aria-label') === 'nll: test -21'");
    page.await("document.querySelector('.facts').textContent.includes('-7.25')");
    page.await("document.querySelector('.run-row .sparkline polyline') !== null");
  }

  @Test
  void aRunIsHeardToLearnOnASlider() {
    page.await("document.querySelector('.learning output').value === '40'");
    page.evaluate(
        """
        void ((slider) => {
          slider.value = 0;
          slider.dispatchEvent(new Event("input"));
        })(document.querySelector(".learning input"))\
        """);
    assertEquals("10", page.find(".learning output").getDomProperty("value"));
    page.listen();
    page.evaluate("document.querySelector('.learning-lane.made button').click()");
    page.awaitSound(0.5);
    page.evaluate("document.querySelector('.learning-lane.made button').click()");
    page.awaitSilence();
    assertEquals(
        true,
        page.run(
            """
            const canvas = document.querySelector(".learning-lane.made canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value, index) => index % 4 === 1 && value > 100);
            """));
  }

  @Test
  void theCommandThatResumesItIsShown() {
    assertTrue(
        page.find(".run .command-list").getText().contains("./flowtone teach --corpus winds"));
    assertTrue(page.find(".run pre").getDomProperty("textContent").contains("corpus: winds"));
  }

  @Test
  void aTrainingIsStartedAndSaysWhyItEnded() {
    page.evaluate("document.querySelector('.start-training').open = true");
    page.find(".folders input").click();
    page.find("[name=voice]").sendKeys("mine");
    page.evaluate("document.querySelector('.start-training [type=submit]').click()");
    page.await("document.querySelector('.start-training [type=submit]').disabled");
    page.await(
        "document.querySelector('.last-words').textContent.includes('expected')",
        Duration.ofMinutes(2));
  }
}
