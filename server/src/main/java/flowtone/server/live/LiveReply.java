package flowtone.server.live;

import flowtone.server.problem.Quotation;
import flowtone.voice.Manifest;
import java.util.List;

/** Text messages of the server, written as JSON; sound goes in binary ones. */
public sealed interface LiveReply {
  /** Tells the messages apart. */
  String type();

  /**
   * The first message: what the binary ones will hold.
   *
   * @param chunkSamples samples of a binary message; twice as many while processors are short
   * @param windowSamples how far the server renders ahead of what was played
   */
  record Format(
      String type,
      String voice,
      int sampleRateHz,
      int channels,
      String encoding,
      int chunkSamples,
      int windowSamples,
      List<String> labels)
      implements LiveReply {
    static Format of(Manifest voice, int chunkSamples, int windowSamples) {
      return new Format(
          "format",
          voice.name(),
          voice.sampleRateHz(),
          1,
          "pcm-f32le",
          chunkSamples,
          windowSamples,
          voice.labelNames());
    }
  }

  /**
   * How rendering goes, about twice a second while a note sounds.
   *
   * @param realTimeFactor seconds of this session's sound per second of rendering
   * @param renderMillis mean time a chunk took, the others of its batch included
   * @param batch sessions in the latest batch
   */
  record Stats(String type, double realTimeFactor, double renderMillis, int batch)
      implements LiveReply {
    static Stats of(double audioSeconds, double renderSeconds, int chunks, int batch) {
      double factor = audioSeconds / Math.max(renderSeconds, 1e-9);
      return new Stats("stats", factor, 1000 * renderSeconds / chunks, batch);
    }
  }

  /** The last release is over: no sound follows until the next note. */
  record Ended(String type) implements LiveReply {
    static Ended now() {
      return new Ended("ended");
    }
  }

  /** Something was not understood or not possible; the connection stays open. */
  record Error(String type, String title, String detail) implements LiveReply {
    /** The error as it is sent. */
    public static Error of(LiveException e) {
      return new Error("error", e.title(), Quotation.shortened(e.getMessage()));
    }
  }
}
