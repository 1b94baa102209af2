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

/**
 * A run that is followed while it is trained, heard along its training, and one that is started.
 */
class TrainPanelTest extends OnePage {
  private static final int RATE_HZ = 16000;

  private static RunDirectory run;

  @BeforeAll
  static void writeRun() throws Exception {
    Files.createDirectories(folder.resolve("recordings/oboe"));
    writeAnother();
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
  }

  /** One that was stopped, and can go on. */
  private static void writeAnother() throws Exception {
    Path reeds = folder.resolve("runs/reeds");
    RunDirectory.at(reeds)
        .remember(new RunCommand(List.of("teach", "--corpus", "reeds"), folder.toString()));
    try (RunDirectory other = RunDirectory.openForTraining(reeds)) {
      RunState begun = RunState.begun(RunState.Kind.TEACHER, 100).advanced(40, 60, Map.of());
      other.writeState(begun.ended(RunState.Progress.STOPPED, ""));
      for (long step = 10; step <= 40; step += 10) {
        other.metrics().append(new MetricsEntry(step, step, Map.of("test/nll", -0.25 * step)));
      }
    }
  }

  @AfterAll
  static void closeRun() {
    run.close();
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
    go("voices");
    page.evaluate("flowtone.store.set('run', 'winds')");
    go("train");
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

  @Test
  void twoRunsAreSeenInOneChart() {
    page.evaluate(
        """
        void ((menu) => {
          menu.value = "reeds";
          menu.dispatchEvent(new Event("change"));
        })(document.querySelector(".run > header select"))\
        """);
    page.await(
        "document.querySelector('.chart').getAttribute('aria-label').endsWith('test, other -10')");
    page.await("document.querySelector('.chart .u-legend').textContent.includes('test, other')");
  }

  @Test
  void whereARunWentAstrayIsMarkedInItsCurves() {
    double marked =
        number(
            """
            const canvas = document.querySelector(".chart canvas");
            const warm = getComputedStyle(document.documentElement).getPropertyValue("--warm").trim();
            const wanted = [1, 3, 5].map((start) => parseInt(warm.slice(start, start + 2), 16));
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let marked = 0;
            for (let at = 0; at < data.length; at += 4) {
              const near = wanted.every((value, c) => Math.abs(data[at + c] - value) < 30);
              marked += near && data[at + 3] > 100 ? 1 : 0;
            }
            return marked;
            """);
    assertTrue(marked > 20, marked + " pixels of the mark");
  }

  @Test
  void aTrainingIsStoppedAndAnotherIsResumedByAButton() {
    page.evaluate(
        """
        void (() => {
          const { fetch } = window;
          window.trainerRuns = true;
          window.asked = [];
          window.fetch = async (path, options) => {
            if (options?.method) {
              asked.push(options.method + " " + path);
              return new Response("{}");
            }
            return path === "api/training"
                ? Response.json({ allowed: true, recordings: [],
                    trainer: { running: trainerRuns, arguments: [], lastLines: [] } })
                : fetch(path, options);
          };
          window.unstub = () => (window.fetch = fetch);
        })()\
        """);
    page.evaluate("flowtone.store.set('run', 'reeds')");
    page.await("document.querySelector('.run h3').textContent === 'reeds'");
    page.await("document.querySelector('.run-actions button')?.textContent === 'Resume'");
    assertEquals(true, page.evaluate("document.querySelector('.run-actions button').disabled"));
    page.evaluate("flowtone.store.set('run', 'winds')");
    page.await("document.querySelector('.run-actions button:enabled')?.textContent === 'Stop'");
    page.evaluate("document.querySelector('.run-actions button').click()");
    page.evaluate("void (window.trainerRuns = false)");
    page.evaluate("flowtone.store.set('run', 'reeds')");
    page.await("document.querySelector('.run-actions button:enabled')?.textContent === 'Resume'");
    page.evaluate("document.querySelector('.run-actions button').click()");
    page.evaluate("unstub()");
    assertEquals(
        List.of("DELETE api/training", "POST api/runs/reeds/resume"), page.evaluate("asked"));
  }
}
