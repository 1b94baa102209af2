package flowtone.server;

import flowtone.resynthesis.RecordingMix;
import flowtone.server.http.Body;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.rendering.RecordingReader;
import flowtone.server.rendering.RenderPool;
import flowtone.server.rendering.Rendering;
import flowtone.server.rendering.TrackSound;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Four recordings in, their mix in the noise of a flow out. */
final class BlendRoute implements AutoCloseable {
  private static final double MOST_SECONDS = 15;
  private static final double MOST_DEGREES = 90;

  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final RequestBodies bodies;
  private final RecordingReader reader;
  private final Map<Voice, FlowSynthesizer> flows = new ConcurrentHashMap<>();

  BlendRoute(
      VoiceRoutes voices, RenderPool renderPool, RequestBodies bodies, RecordingReader reader) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.bodies = bodies;
    this.reader = reader;
  }

  Route route() {
    return Route.post("/api/voices/{name}/blend", this::blend);
  }

  private void blend(Context ctx) throws IOException {
    Voice voice = voices.named(ctx);
    LatentMix mix = LatentMix.ofDegrees(degrees(ctx, "a"), degrees(ctx, "b"));
    List<float[]> labels = labels(ctx, voice.manifest());
    FlowSynthesizer flow = flow(voice);
    List<Body> recordings = bodies.recordings(ctx, LatentMix.NOISES);
    Rendering.answer(
        renderPool,
        ctx,
        voice.manifest().name() + "-blend",
        () -> {
          RecordingMix.Mixed mixed = mixOf(flow, recordings, labels).open(mix);
          return new TrackSound(mixed.track(), mixed.stream());
        });
  }

  private static double degrees(Context ctx, String name) {
    double degrees = QueryNumbers.decimal(ctx, name, 0);
    if (!(degrees >= 0 && degrees <= MOST_DEGREES)) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE,
          "expected %s within 0 to 90 degrees; got %s".formatted(name, degrees));
    }
    return degrees;
  }

  /** One for all recordings, or one for each. */
  private static List<float[]> labels(Context ctx, Manifest voice) {
    List<String> asked = ctx.queryParams("label");
    if (asked.size() > 1 && asked.size() != LatentMix.NOISES) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE, "expected one label, or four; got %d".formatted(asked.size()));
    }
    try {
      List<float[]> weights = new ArrayList<>();
      for (int k = 0; k < LatentMix.NOISES; k++) {
        weights.add(
            asked.isEmpty()
                ? LabelMix.first(voice)
                : LabelMix.parse(asked.get(Math.min(k, asked.size() - 1)), voice));
      }
      return weights;
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private FlowSynthesizer flow(Voice voice) {
    try {
      return flows.computeIfAbsent(voice, each -> each.openFlow(RecordingMix.family(each)));
    } catch (VoiceException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private RecordingMix mixOf(FlowSynthesizer flow, List<Body> recordings, List<float[]> labels)
      throws IOException {
    try {
      List<RecordingMix.Part> parts = new ArrayList<>();
      for (int k = 0; k < recordings.size(); k++) {
        parts.add(part("recording " + (k + 1), recordings.get(k), labels.get(k)));
      }
      return new RecordingMix(flow, parts);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    } finally {
      recordings.forEach(Body::close);
    }
  }

  private RecordingMix.Part part(String name, Body body, float[] label) throws IOException {
    return reader.read(
        body,
        recording -> {
          if (recording.sound().seconds() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                "expected recordings of at most %.0f seconds to mix; got %.1f"
                    .formatted(MOST_SECONDS, recording.sound().seconds()));
          }
          return new RecordingMix.Part(name, recording.sound(), label);
        });
  }

  /** After the last sound. */
  @Override
  public void close() {
    flows.values().forEach(FlowSynthesizer::close);
  }
}
