package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest extends PageOfItsOwn {
  @BeforeEach
  void open() {
    openPage();
  }

  @Test
  void thePageFindsAServerThatComesBackAndPlaysOn() {
    server.close();
    page.await("flowtone.measurements.connection === 'waiting'");
    assertTrue(page.find("#trouble").getText().contains("trying again"));

    restartServer();
    page.await("flowtone.measurements.connection === 'connected'");
    page.listen();
    page.actions().keyDown("a").perform();
    page.awaitSound(0.2);
    page.actions().keyUp("a").perform();
    page.awaitSilence();
  }

  @Test
  void aMessageTheServerCannotUseIsAnsweredAndTheConnectionLives() {
    Object answer =
        page.run(
            """
            const { Stream } = await import("/js/api/stream.js");
            const { port1, port2 } = new MessageChannel();
            const chunk = new Promise((resolve) => (port2.onmessage =
                ({ data }) => data.type === "chunk" && resolve()));
            const stream = new Stream(port1);
            const next = (type) => new Promise((resolve) => stream.addEventListener(
                type, ({ detail }) => resolve(detail), { once: true }));
            stream.connect(document.querySelector("#voice").value,
                { temperature: 1, windowSamples: 1024 });
            await next("format");
            const error = next("error");
            stream.send({ type: "dance" });
            const { detail } = await error;
            stream.noteOn(60, 0.8);
            await chunk;
            return detail;
            """);
    assertTrue(answer.toString().startsWith("expected"), answer.toString());
  }
}
