package flowtone.audio.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes mono sound piece by piece in any {@link SoundFormat}, in memory that does not grow with
 * its length. Threads may have a writer each, not share one; whoever opened it closes it.
 */
public final class SoundWriter implements AutoCloseable {
  /** Where the encoder takes any number of samples at once. */
  private static final int FREE_FRAME_SAMPLES = 4096;

  private final ByteSink sink;
  private final SoundEncoder encoder;
  private final SampleQueue queue;
  private final AVFrame frame = avutil.av_frame_alloc();
  private long written;
  private boolean failed;

  /**
   * Begins to write to a sink, which is closed with this.
   *
   * @param sampleRateHz of the samples to come
   */
  SoundWriter(ByteSink sink, CodecSettings settings, int sampleRateHz) throws IOException {
    this.sink = sink;
    try {
      encoder = new SoundEncoder(sink, settings);
    } catch (IOException | RuntimeException e) {
      sink.close();
      throw e;
    }
    queue = new SampleQueue(encoder.codec(), sampleRateHz);
  }

  /**
   * Begins a file, replacing what was there.
   *
   * @param sampleRateHz of the samples to come; written at {@link SoundFormat#rateHz}
   * @throws IllegalArgumentException if the format {@link SoundFormat#has} no such depth
   * @throws IOException if nothing can be written there
   */
  public static SoundWriter create(
      Path file, SoundFormat format, SampleDepth depth, int sampleRateHz) throws IOException {
    return create(file, format, depth, sampleRateHz, format.rateHz(sampleRateHz));
  }

  /** The same at a rate that the format has. */
  static SoundWriter create(
      Path file, SoundFormat format, SampleDepth depth, int sampleRateHz, int writtenRateHz)
      throws IOException {
    requireDepth(format, depth);
    CodecSettings settings = format.settings(depth, writtenRateHz);
    return new SoundWriter(ByteSink.of(file), settings, sampleRateHz);
  }

  /**
   * Begins to write to a stream as samples come, so that it can be heard before its end; headers
   * then say nothing of the length. Closing this closes the stream.
   *
   * @param sampleRateHz of the samples to come; written at {@link SoundFormat#rateHz}
   * @throws IllegalArgumentException if the format {@link SoundFormat#has} no such depth
   * @throws IOException if nothing can be written there
   */
  public static SoundWriter stream(
      OutputStream out, SoundFormat format, SampleDepth depth, int sampleRateHz)
      throws IOException {
    return stream(out, format, depth, sampleRateHz, format.rateHz(sampleRateHz));
  }

  /** The same at a rate that the format has. */
  static SoundWriter stream(
      OutputStream out, SoundFormat format, SampleDepth depth, int sampleRateHz, int writtenRateHz)
      throws IOException {
    requireDepth(format, depth);
    CodecSettings settings = format.settings(depth, writtenRateHz);
    return new SoundWriter(ByteSink.of(out), settings, sampleRateHz);
  }

  private static void requireDepth(SoundFormat format, SampleDepth depth) {
    if (!format.has(depth)) {
      throw new IllegalArgumentException("expected integers for " + format + "; got " + depth);
    }
  }

  /**
   * Appends samples at full scale 1.
   *
   * @throws IOException if the file or stream cannot be written; nothing more can be then
   */
  public void write(float[] samples) throws IOException {
    queue.add(samples);
    int frameSamples = encoder.frameSamples() > 0 ? encoder.frameSamples() : FREE_FRAME_SAMPLES;
    while (queue.size() >= frameSamples) {
      encode(frameSamples);
    }
  }

  private void encode(int samples) throws IOException {
    queue.poll(frame, samples);
    frame.pts(written);
    written += samples;
    try {
      encoder.encode(frame);
    } catch (IOException e) {
      failed = true;
      throw e;
    } finally {
      avutil.av_frame_unref(frame);
    }
  }

  /** Writes what is left and completes the headers. */
  @Override
  public void close() throws IOException {
    try (sink) {
      try {
        if (!failed) {
          finish();
        }
      } finally {
        avutil.av_frame_free(frame);
        queue.close();
        encoder.close();
      }
    }
  }

  private void finish() throws IOException {
    queue.end();
    write(new float[0]);
    if (queue.size() > 0) {
      encode(queue.size());
    }
    encoder.finish();
  }
}
