package flowtone.server;

import flowtone.library.VoiceEntry;
import flowtone.library.VoiceLibrary;
import flowtone.model.FlowFamily;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;

/** Lists voices and finds the one that a path names. */
final class VoiceRoutes {
  private final VoiceLibrary library;

  VoiceRoutes(VoiceLibrary library) {
    this.library = library;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/voices", ctx -> ctx.json(listed())),
        Route.get(
            "/api/voices/{name}",
            ctx -> ctx.json(VoiceDescription.of(entry(ctx.pathParam("name"))))));
  }

  /** Those that say of themselves what they are come first, in the order they are found in. */
  private List<Object> listed() {
    return library.entries().stream()
        .sorted(Comparator.comparing(entry -> entry.manifest().isEmpty()))
        .map(ListedVoice::of)
        .toList();
  }

  /**
   * The voice in the request's path, loaded; waits while it is.
   *
   * @throws ProblemException naming the known voices if there is none of that name
   */
  Voice named(Context ctx) {
    return named(ctx.pathParam("name"));
  }

  /** The voice of a name, loaded; waits and throws as {@link #named(Context)}. */
  Voice named(String name) {
    return library.named(manifest(name).name());
  }

  /** All that can be used. */
  List<Manifest> manifests() {
    return library.manifests();
  }

  /** The flows that a voice carries beside its student. */
  List<FlowFamily> flows(String name) {
    return library.flows(name);
  }

  /** What the voice in the request's path says of itself; throws as {@link #named(Context)}. */
  Manifest manifest(Context ctx) {
    return manifest(ctx.pathParam("name"));
  }

  private Manifest manifest(String name) {
    return entry(name).manifest().orElseThrow();
  }

  private VoiceEntry entry(String name) {
    List<VoiceEntry> known =
        library.entries().stream().filter(entry -> entry.manifest().isPresent()).toList();
    return known.stream()
        .filter(voice -> voice.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, known));
  }

  private static ProblemException unknown(String name, List<VoiceEntry> known) {
    List<String> names = known.stream().map(VoiceEntry::name).toList();
    return new ProblemException(
        ProblemType.UNKNOWN_VOICE,
        "expected one of the voices %s; got \"%s\""
            .formatted(names.isEmpty() ? "(there is none yet)" : String.join(", ", names), name));
  }
}
