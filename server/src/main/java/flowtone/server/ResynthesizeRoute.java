package flowtone.server;

import flowtone.audio.file.Recording;
import flowtone.resynthesis.RemarkedTrack;
import flowtone.resynthesis.Resynthesis;
import flowtone.server.http.Body;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.rendering.RecordingReader;
import flowtone.server.rendering.RenderPool;
import flowtone.server.rendering.Rendering;
import flowtone.server.rendering.TrackSound;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.io.IOException;

/** A recording in, its resynthesis by a voice out. */
final class ResynthesizeRoute {
  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final RequestBodies bodies;
  private final RecordingReader reader;

  ResynthesizeRoute(VoiceRoutes voices, RenderPool renderPool, RequestBodies bodies) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.bodies = bodies;
    this.reader = new RecordingReader(renderPool.limits());
  }

  Route route() {
    return Route.post("/api/voices/{name}/resynthesize", this::resynthesize);
  }

  private void resynthesize(Context ctx) throws IOException {
    Voice voice = voices.named(ctx);
    Manifest manifest = voice.manifest();
    float[] labelWeights = labelWeights(ctx, manifest);
    Resynthesis resynthesis = resynthesis(ctx);
    SoundOptions options = SoundOptions.of(ctx);
    Body body = bodies.recording(ctx);
    Rendering.answer(
        renderPool,
        ctx,
        manifest.name(),
        () -> {
          try (body) {
            return reader.read(
                body,
                recording -> {
                  RemarkedTrack controls = controls(recording, resynthesis, manifest, labelWeights);
                  RemarksHeader.put(ctx, controls.remarks());
                  return new TrackSound(controls.track(), options.open(voice));
                });
          }
        });
  }

  private static Resynthesis resynthesis(Context ctx) {
    try {
      return new Resynthesis(
          QueryNumbers.decimal(ctx, "transpose", 0), QueryNumbers.decimal(ctx, "stretch", 1), true);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private static float[] labelWeights(Context ctx, Manifest voice) {
    String label = ctx.queryParam("label");
    try {
      return label == null ? LabelMix.first(voice) : LabelMix.parse(label, voice);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private RemarkedTrack controls(
      Recording recording, Resynthesis resynthesis, Manifest voice, float[] labelWeights) {
    double seconds = recording.sound().seconds() * resynthesis.stretch();
    double most = renderPool.limits().outputSeconds();
    if (seconds > most) {
      throw new ProblemException(
          ProblemType.TOO_COSTLY,
          "expected at most %.0f seconds of sound once stretched; got %.0f"
              .formatted(most, seconds));
    }
    return resynthesis.remarked(recording, "the recording", voice, labelWeights);
  }
}
