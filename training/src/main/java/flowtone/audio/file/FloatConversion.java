package flowtone.audio.file;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Frames of any sample type as interleaved floats at full scale 1, all with the rate and channels
 * of the first: recordings chained in one file may change theirs. Not thread-safe; closing frees
 * the native memory.
 */
final class FloatConversion implements AutoCloseable {
  private static final float[] NONE = {};

  private final int sampleRateHz;
  private final AVChannelLayout outputLayout = new AVChannelLayout();
  private final AVChannelLayout inputLayout = new AVChannelLayout();
  private final PointerPointer<FloatPointer> outputs = new PointerPointer<>(1);
  private SwrContext converter = new SwrContext(null);
  private FloatPointer output = new FloatPointer(0L);
  private int format = avutil.AV_SAMPLE_FMT_NONE;
  private int rateHz;

  /** Makes ready for frames, of which this is the first; it is not converted yet. */
  FloatConversion(AVFrame first) {
    sampleRateHz = first.sample_rate();
    avutil.av_channel_layout_copy(outputLayout, first.ch_layout());
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int channels() {
    return outputLayout.nb_channels();
  }

  /**
   * Converts a frame.
   *
   * @return interleaved samples, none while a change of rate needs more
   * @throws DamagedAudioException if it is of a kind that cannot be converted
   */
  float[] convert(AVFrame frame) throws DamagedAudioException {
    if (suits(frame)) {
      return convert(frame.extended_data(), frame.nb_samples());
    }
    float[] before = flush();
    prepareFor(frame);
    float[] after = convert(frame.extended_data(), frame.nb_samples());
    float[] both = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, both, before.length, after.length);
    return both;
  }

  /** What a change of rate has held back. */
  float[] flush() {
    return rateHz == sampleRateHz || converter.isNull() ? NONE : convert(null, 0);
  }

  private boolean suits(AVFrame frame) {
    return frame.format() == format
        && frame.sample_rate() == rateHz
        && avutil.av_channel_layout_compare(frame.ch_layout(), inputLayout) == 0;
  }

  private void prepareFor(AVFrame frame) throws DamagedAudioException {
    swresample.swr_free(converter);
    converter = new SwrContext(null);
    avutil.av_channel_layout_copy(inputLayout, frame.ch_layout());
    format = frame.format();
    rateHz = frame.sample_rate();
    swresample.swr_alloc_set_opts2(
        converter,
        inputLayout.nb_channels() == channels() ? inputLayout : outputLayout,
        avutil.AV_SAMPLE_FMT_FLT,
        sampleRateHz,
        inputLayout,
        format,
        rateHz,
        0,
        null);
    if (inputLayout.nb_channels() != channels()) {
      averageChannels();
    }
    if (converter.isNull() || swresample.swr_init(converter) < 0) {
      throw new DamagedAudioException(
          "%d channels at %d Hz".formatted(inputLayout.nb_channels(), rateHz));
    }
  }

  /** FFmpeg's own mixing is by power, and would change the level of the mean. */
  private void averageChannels() {
    double[] gains = new double[channels() * inputLayout.nb_channels()];
    Arrays.fill(gains, 1.0 / inputLayout.nb_channels());
    swresample.swr_set_matrix(converter, gains, inputLayout.nb_channels());
  }

  private float[] convert(PointerPointer<?> input, int samples) {
    int room = swresample.swr_get_out_samples(converter, samples);
    if (output.capacity() < (long) room * channels()) {
      output.close();
      output = new FloatPointer((long) room * channels());
      outputs.put(0, output);
    }
    int made = swresample.swr_convert(converter, outputs, room, input, samples);
    float[] floats = new float[Math.max(0, made) * channels()];
    output.get(floats);
    return floats;
  }

  @Override
  public void close() {
    swresample.swr_free(converter);
    avutil.av_channel_layout_uninit(inputLayout);
    avutil.av_channel_layout_uninit(outputLayout);
    inputLayout.close();
    outputLayout.close();
    outputs.close();
    output.close();
  }
}
