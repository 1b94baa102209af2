package flowtone.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import flowtone.benchmark.model.ModelIds;
import flowtone.model.FlowFamily;
import flowtone.server.compare.ComparisonThread;
import flowtone.server.compare.Phrase;
import flowtone.server.compare.Reports;
import flowtone.server.compare.VoiceComparison;
import flowtone.server.events.EventStream;
import flowtone.server.events.EventStreams;
import flowtone.server.http.Body;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.rendering.RecordingReader;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Flows side by side: what there is to compare, the last report, and a comparison to be watched.
 */
final class CompareRoutes implements AutoCloseable {
  static final String PATH = "/api/compare";

  private final VoiceRoutes voices;
  private final Reports reports;
  private final RequestBodies bodies;
  private final RecordingReader reader;
  private final EventStreams events;
  private final double mostSeconds;
  private final BooleanSupplier isHeardLive;
  private final ComparisonThread track = new ComparisonThread();

  /**
   * A voice whose models can be compared.
   *
   * @param name of the voice
   * @param title for people
   * @param models ids of its models, in the order of a report
   */
  record ComparedVoice(String name, String title, List<String> models) {}

  /**
   * What there is to see.
   *
   * @param voices that can be compared
   * @param report the last one; null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Comparisons(List<ComparedVoice> voices, JsonNode report) {}

  /**
   * @param mostSeconds that each model may take
   * @param isHeardLive whether sound is rendered that somebody waits for
   */
  CompareRoutes(
      VoiceRoutes voices,
      Reports reports,
      RequestBodies bodies,
      RecordingReader reader,
      EventStreams events,
      double mostSeconds,
      BooleanSupplier isHeardLive) {
    this.voices = voices;
    this.reports = reports;
    this.bodies = bodies;
    this.reader = reader;
    this.events = events;
    this.mostSeconds = mostSeconds;
    this.isHeardLive = isHeardLive;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, ctx -> ctx.json(comparisons())), Route.post(PATH, this::compare));
  }

  private Comparisons comparisons() {
    List<ComparedVoice> compared = voices.manifests().stream().map(this::compared).toList();
    return new Comparisons(compared, reports.last().orElse(null));
  }

  private ComparedVoice compared(Manifest voice) {
    Stream<String> flows = voices.flows(voice.name()).stream().map(FlowFamily::id);
    Stream<String> others =
        Stream.of(ModelIds.TEACHER_TEXTBOOK, ModelIds.TEACHER_CACHED, ModelIds.STUDENT);
    return new ComparedVoice(voice.name(), voice.title(), Stream.concat(flows, others).toList());
  }

  /** Compares over notes or, where the request has a body, over that recording. */
  private void compare(Context ctx) throws IOException {
    Voice voice = voices.named(voiceName(ctx));
    double seconds = checked(QueryNumbers.decimal(ctx, "seconds", Phrase.DEFAULT_SECONDS));
    long seed = QueryNumbers.whole(ctx, "seed", SoundOptions.DEFAULT_SEED);
    Body recording = bodies.recording(ctx);
    takeTrack(recording);
    EventStream stream = events.open(ctx);
    VoiceComparison comparison =
        new VoiceComparison(
            voice, () -> phrase(voice, recording, seconds), seed, mostSeconds, stream, isHeardLive);
    ctx.future(
        () -> {
          track.run(comparison);
          return stream.answered();
        });
  }

  private void takeTrack(Body recording) {
    try {
      track.take();
    } catch (ProblemException e) {
      recording.close();
      throw e;
    }
  }

  private static String voiceName(Context ctx) {
    String name = ctx.queryParam("voice");
    if (name == null) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE, "expected a voice in the query, such as ?voice=NAME; got none");
    }
    return name;
  }

  private static double checked(double seconds) {
    try {
      return Phrase.checked(seconds);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private Phrase phrase(Voice voice, Body recording, double seconds) throws IOException {
    try (recording) {
      return recording.size() == 0
          ? Phrase.ofNotes(voice.manifest(), seconds)
          : reader.read(
              recording, read -> Phrase.ofRecording(voice.manifest(), read.sound(), seconds));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  @Override
  public void close() {
    track.close();
  }
}
