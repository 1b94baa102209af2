package flowtone.server;

import flowtone.audio.AudioFiles;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A recording in, its resynthesis by a voice out as a WAV. */
final class ResynthesizeRoute {
  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final ServerMetrics metrics;
  private final Limits limits;

  ResynthesizeRoute(
      VoiceRoutes voices, RenderPool renderPool, ServerMetrics metrics, Limits limits) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.metrics = metrics;
    this.limits = limits;
  }

  Route route() {
    return Route.post("/api/voices/{name}/resynthesize", this::resynthesize);
  }

  private void resynthesize(Context ctx) throws IOException {
    Voice voice = voices.named(ctx);
    float[] labelWeights = labelWeights(ctx, voice.manifest());
    Resynthesis resynthesis = resynthesis(ctx);
    SynthesisStream stream = SoundOptions.of(ctx).open(voice);
    byte[] recording = recording(ctx);
    renderPool.answer(
        ctx,
        () -> {
          FeatureTrack track = track(recording, resynthesis, voice.manifest(), labelWeights);
          new WavResponse(metrics).write(ctx, track, stream);
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

  /** The one uploaded file of a form, or else the body as it is. */
  private byte[] recording(Context ctx) throws IOException {
    if (!ctx.isMultipartFormData()) {
      return RequestBody.read(ctx, limits.maxRecordingBytes());
    }
    RequestBody.expectAtMost(ctx, limits.maxRecordingBytes());
    List<UploadedFile> files = ctx.uploadedFiles();
    if (files.size() != 1) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "expected one uploaded recording; got %d".formatted(files.size()));
    }
    try (InputStream content = files.get(0).content()) {
      return RequestBody.read(content, limits.maxRecordingBytes());
    }
  }

  private FeatureTrack track(
      byte[] recording, Resynthesis resynthesis, Manifest voice, float[] labelWeights)
      throws IOException {
    Waveform sound =
        AudioFiles.read(
            new ByteArrayInputStream(recording), "the request", limits.maxRecordingSeconds());
    return resynthesis.features(sound, voice, labelWeights);
  }
}
