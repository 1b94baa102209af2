package flowtone.server;

import flowtone.audio.Waveform;
import flowtone.audio.file.Recording;
import flowtone.resynthesis.ControlSpans;
import flowtone.server.http.Body;
import flowtone.server.rendering.HeldSamples;
import flowtone.server.rendering.RecordingReader;
import flowtone.server.rendering.RenderPool;
import flowtone.server.rendering.Rendering;
import flowtone.server.rendering.Sound;
import flowtone.server.rendering.TrackSound;
import flowtone.synthesis.SynthesisStream;
import io.javalin.http.Context;
import java.io.IOException;

/** A recording in, its resynthesis by a voice out. */
final class ResynthesizeRoute {
  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final RequestBodies bodies;
  private final RecordingReader reader;
  private final HeldSamples held = new HeldSamples();

  ResynthesizeRoute(VoiceRoutes voices, RenderPool renderPool, RequestBodies bodies) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.bodies = bodies;
    this.reader = new RecordingReader(renderPool);
  }

  Route route() {
    return Route.post("/api/voices/{name}/resynthesize", this::resynthesize);
  }

  /** Samples of recordings that are in memory for their resynthesis. */
  long heldSamples() {
    return held.count();
  }

  private void resynthesize(Context ctx) throws IOException {
    ResynthesisRequest request = ResynthesisRequest.of(ctx, voices.named(ctx));
    Body body = bodies.recording(ctx);
    Rendering.answer(
        renderPool,
        ctx,
        request.voice().manifest().name(),
        () -> {
          try (body) {
            return reader.read(body, recording -> sound(ctx, request, recording));
          }
        });
  }

  private Sound sound(Context ctx, ResynthesisRequest request, Recording recording) {
    Waveform heard = recording.sound();
    ControlSpans controls = request.controls(heard, renderPool.limits().outputSeconds());
    Runnable letGo = held.hold(heard.samples().length);
    try {
      RemarksHeader.put(ctx, request.remarks(recording, controls));
      SynthesisStream stream = request.options().open(request.voice());
      if (controls.silence().hops() > 0) {
        stream.next(controls.silence()); // Nobody is to hear it.
      }
      int rateHz = request.voice().manifest().sampleRateHz();
      return new TrackSound(rateHz, controls.samples(), controls, stream, letGo);
    } catch (RuntimeException e) {
      letGo.run();
      throw e;
    }
  }
}
