package flowtone.server;

import flowtone.voice.Manifest;
import flowtone.voice.Voice;
import flowtone.voice.VoiceLibrary;
import io.javalin.http.Context;
import java.util.List;

/** Lists voices and finds the one that a path names. */
final class VoiceRoutes {
  private final VoiceLibrary library;

  VoiceRoutes(VoiceLibrary library) {
    this.library = library;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/voices", ctx -> ctx.json(library.manifests())),
        Route.get("/api/voices/{name}", ctx -> ctx.json(manifest(ctx))));
  }

  private Manifest manifest(Context ctx) {
    return named(ctx).manifest();
  }

  /**
   * The voice in the request's path, loaded.
   *
   * @throws ProblemException naming the known voices if there is none of that name
   */
  Voice named(Context ctx) {
    String name = ctx.pathParam("name");
    List<String> known = library.names();
    if (!known.contains(name)) {
      String names = known.isEmpty() ? "(there is none yet)" : String.join(", ", known);
      throw new ProblemException(
          ProblemType.UNKNOWN_VOICE,
          "expected one of the voices %s; got \"%s\"".formatted(names, name));
    }
    return library.named(name);
  }
}
