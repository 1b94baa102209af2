package flowtone.audio.file;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Mono samples on their way to an encoder: converted to its type and rate, and gathered until they
 * fill its frames. Not thread-safe; closing frees the native memory.
 */
final class SampleQueue implements AutoCloseable {
  private static final int BLOCK_SAMPLES = 1 << 14;

  private final AVCodecContext codec;
  private final SwrContext converter = new SwrContext(null);
  private final AVAudioFifo converted;
  private final FloatPointer input = new FloatPointer(BLOCK_SAMPLES);
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(1);
  private BytePointer output = new BytePointer(0L);

  /**
   * An empty queue.
   *
   * @param codec an encoder that is open, of one channel
   * @param sampleRateHz of what will be added
   */
  SampleQueue(AVCodecContext codec, int sampleRateHz) {
    this.codec = codec;
    swresample.swr_alloc_set_opts2(
        converter,
        codec.ch_layout(),
        codec.sample_fmt(),
        codec.sample_rate(),
        codec.ch_layout(),
        avutil.AV_SAMPLE_FMT_FLT,
        sampleRateHz,
        0,
        null);
    swresample.swr_init(converter);
    converted = avutil.av_audio_fifo_alloc(codec.sample_fmt(), 1, BLOCK_SAMPLES);
  }

  void add(float[] samples) {
    for (int at = 0; at < samples.length; at += BLOCK_SAMPLES) {
      int count = Math.min(BLOCK_SAMPLES, samples.length - at);
      input.position(0).put(samples, at, count);
      convert(new BytePointer(input), count);
    }
  }

  /** Takes out of the converter what it has held back; nothing may be added any more. */
  void end() {
    convert(null, 0);
  }

  private void convert(BytePointer samples, int count) {
    int room = swresample.swr_get_out_samples(converter, count);
    long bytes = (long) room * avutil.av_get_bytes_per_sample(codec.sample_fmt());
    if (output.capacity() < bytes) {
      output.close();
      output = new BytePointer(bytes);
    }
    int made = swresample.swr_convert(converter, output, room, samples, count);
    if (made > 0) {
      avutil.av_audio_fifo_write(converted, planes.put(0, output), made);
    }
  }

  int size() {
    return avutil.av_audio_fifo_size(converted);
  }

  /** Moves so many samples into a frame. */
  void poll(AVFrame frame, int count) {
    frame.nb_samples(count);
    frame.format(codec.sample_fmt());
    frame.sample_rate(codec.sample_rate());
    avutil.av_channel_layout_copy(frame.ch_layout(), codec.ch_layout());
    avutil.av_frame_get_buffer(frame, 0);
    avutil.av_audio_fifo_read(converted, frame.extended_data(), count);
  }

  @Override
  public void close() {
    swresample.swr_free(converter);
    avutil.av_audio_fifo_free(converted);
    input.close();
    planes.close();
    output.close();
  }
}
