package flowtone.server;

import flowtone.audio.WavWriter;
import flowtone.control.FeatureTrack;
import flowtone.server.live.RenderListener;
import flowtone.synthesis.SynthesisStream;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;

/** Renders control curves into a 16-bit WAV response, each chunk sent as soon as it is made. */
final class WavResponse {
  private static final int FIRST_CHUNK_HOPS = 4;

  /** Longer chunks cost less a sample; shorter ones reach the client sooner. */
  private static final int LONGEST_CHUNK_HOPS = 64;

  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_SAMPLE = 2;

  private final RenderListener listener;

  WavResponse(RenderListener listener) {
    this.listener = listener;
  }

  /** Answers with the sound of {@code track}; blocks where the client reads slowly. */
  void write(Context ctx, FeatureTrack track, SynthesisStream stream) throws IOException {
    long bytes = HEADER_BYTES + (long) BYTES_PER_SAMPLE * track.samples();
    ctx.contentType("audio/wav").header("Content-Length", Long.toString(bytes));
    // Not Javalin's own stream, whose flush does nothing.
    OutputStream out = ctx.res().getOutputStream();
    WavWriter wav =
        WavWriter.stream(out, track.sampleRateHz(), WavWriter.Encoding.PCM16, track.samples());
    int chunkHops = FIRST_CHUNK_HOPS;
    for (int hop = 0, end; hop < track.hops(); hop = end) {
      end = Math.min(hop + chunkHops, track.hops());
      wav.write(render(stream, track.slice(hop, end)));
      out.flush();
      chunkHops = Math.min(2 * chunkHops, LONGEST_CHUNK_HOPS);
    }
  }

  private float[] render(SynthesisStream stream, FeatureTrack chunk) {
    long startNanos = System.nanoTime();
    float[] audio = stream.next(chunk);
    double renderSeconds = (System.nanoTime() - startNanos) / 1e9;
    listener.rendered(1, audio.length / (double) chunk.sampleRateHz(), renderSeconds);
    return audio;
  }
}
