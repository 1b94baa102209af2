package flowtone.server.rendering;

import flowtone.audio.file.SoundFormat;
import flowtone.server.http.Visit;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sound on its way into a response, a chunk a turn. It holds a thread for a turn only; where
 * the client does not keep up, it waits without one. One turn at a time.
 */
public final class Rendering implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Rendering.class);

  private final RenderPool pool;
  private final RenderPool.Place place;
  private final Context ctx;
  private final Visit visit;
  private final SoundChoice choice;
  private final Callable<Sound> opening;
  private final PacedResponse response;
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private final long admittedNanos = System.nanoTime();
  private Sound sound;
  private Encoding encoding;
  private boolean heard;
  private double renderSeconds;

  private Rendering(RenderPool pool, Context ctx, Visit visit, Callable<Sound> opening) {
    this.pool = pool;
    this.ctx = ctx;
    this.visit = visit;
    this.opening = opening;
    choice = SoundChoice.of(ctx);
    place = pool.admit(visit.client());
    RenderLimits limits = pool.limits();
    response =
        new PacedResponse(ctx, limits.readBytesPerSecond(), limits.readSeconds(), pool.clock());
    response.done().whenComplete((nothing, failure) -> answer(failure));
  }

  /**
   * Answers a request with a sound.
   *
   * @param name of the file, should it be stored, without its extension
   * @param opening makes the sound, on a rendering thread; may take a while
   * @throws ProblemException if too much is rendered already
   */
  public static void answer(RenderPool pool, Context ctx, String name, Callable<Sound> opening) {
    Visit visit = ctx.attribute(Visit.ATTRIBUTE);
    SoundChoice choice = SoundChoice.of(ctx);
    ctx.contentType(choice.mediaType());
    ctx.header("Content-Disposition", disposition(name, choice.format()));
    ctx.header("Vary", "Accept");
    if (visit.isHead()) {
      return;
    }
    Rendering rendering = new Rendering(pool, ctx, visit, opening);
    ctx.future(
        () -> {
          pool.execute(rendering);
          return rendering.answered;
        });
  }

  private static String disposition(String name, SoundFormat format) {
    String file = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return "inline; filename=\"%s.%s\"".formatted(file, format.extension());
  }

  @Override
  public void run() {
    try {
      if (response.done().isDone()) {
        close();
      } else if (sound == null) {
        open();
        pool.execute(this);
      } else {
        takeTurn();
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void open() throws Exception {
    pool.listener().queued((System.nanoTime() - admittedNanos) / 1e9);
    sound = opening.call();
    Encoding.bytes(choice, sound)
        .ifPresent(bytes -> ctx.header("Content-Length", Long.toString(bytes)));
    encoding = Encoding.open(choice, sound, response.sink());
  }

  private void takeTurn() throws IOException {
    if (!sound.isOver()) {
      encoding.write(render());
      response.send();
      tellFirstSound();
    }
    if (sound.isOver()) {
      close();
      response.end();
    } else if (response.isFull()) {
      response.whenRoom(() -> pool.execute(this));
    } else {
      pool.execute(this);
    }
  }

  private float[] render() {
    pool.giveWay();
    sound.measure();
    long startNanos = System.nanoTime();
    float[] audio = sound.next();
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    pool.listener().rendered(1, audio.length / (double) sound.sampleRateHz(), seconds);
    renderSeconds += seconds;
    if (renderSeconds > pool.limits().renderSeconds()) {
      throw new ProblemException(
          ProblemType.TOO_COSTLY,
          "expected a sound rendered within %.0f seconds".formatted(pool.limits().renderSeconds()));
    }
    return audio;
  }

  private void tellFirstSound() {
    if (!heard) {
      heard = true;
      pool.listener().firstSound((System.nanoTime() - visit.startNanos()) / 1e9);
    }
  }

  private void fail(Throwable e) {
    try {
      close();
    } catch (IOException | RuntimeException over) {
      LOG.debug("a sound was not ended", over);
    }
    response.done().completeExceptionally(e);
  }

  private void close() throws IOException {
    if (sound != null) {
      sound.close();
    }
    if (encoding != null) {
      Encoding ending = encoding;
      encoding = null;
      ending.close();
    }
  }

  private void answer(Throwable failure) {
    place.leave();
    if (failure == null) {
      answered.complete(null);
    } else {
      answered.completeExceptionally(
          failure instanceof CompletionException ? failure : new CompletionException(failure));
    }
  }
}
