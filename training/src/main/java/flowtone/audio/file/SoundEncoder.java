package flowtone.audio.file;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Frames of one channel, encoded and put into a container by FFmpeg. Not thread-safe; closing frees
 * the native memory and leaves the sink open.
 */
final class SoundEncoder implements AutoCloseable {
  /** In a stream that nobody can go back in, MP4 is written second by second. */
  private static final String FRAGMENT_MICROSECONDS = "1000000";

  private final AvioOutput output;
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVCodecContext codec;
  private final AVPacket packet;
  private AVStream stream;

  /**
   * Begins a container.
   *
   * @throws IOException if the sink fails, or FFmpeg refuses the settings
   */
  SoundEncoder(ByteSink sink, CodecSettings settings) throws IOException {
    output = new AvioOutput(sink);
    packet = avcodec.av_packet_alloc();
    AVCodec encoder = avcodec.avcodec_find_encoder_by_name(settings.encoder());
    codec = avcodec.avcodec_alloc_context3(encoder);
    try {
      avformat.avformat_alloc_output_context2(container, null, settings.muxer(), null);
      container.pb(output.context());
      openCodec(encoder, settings);
      writeHeader(sink.isSeekable());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void openCodec(AVCodec encoder, CodecSettings settings) throws IOException {
    codec.sample_fmt(settings.sampleFormat());
    codec.bits_per_raw_sample(settings.sampleBits());
    codec.sample_rate(settings.rateHz());
    codec.bit_rate(settings.bitsPerSecond());
    codec.time_base().num(1).den(settings.rateHz());
    avutil.av_channel_layout_default(codec.ch_layout(), 1);
    if ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    expect(avcodec.avcodec_open2(codec, encoder, (AVDictionary) null));
  }

  private void writeHeader(boolean seekable) throws IOException {
    stream = avformat.avformat_new_stream(container, null);
    stream.time_base(codec.time_base());
    expect(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
    AVDictionary options = new AVDictionary(null);
    if (!seekable) {
      avutil.av_dict_set(options, "movflags", "delay_moov+default_base_moof", 0);
      avutil.av_dict_set(options, "frag_duration", FRAGMENT_MICROSECONDS, 0);
      container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
    } else {
      avutil.av_dict_set(options, "rf64", "auto", 0);
    }
    int written = avformat.avformat_write_header(container, options);
    avutil.av_dict_free(options);
    expect(written);
  }

  AVCodecContext codec() {
    return codec;
  }

  /** How many samples a frame has to have, the last aside; 0 if that is free. */
  int frameSamples() {
    return codec.frame_size();
  }

  /** Encodes a frame and writes what comes of it. */
  void encode(AVFrame frame) throws IOException {
    expect(avcodec.avcodec_send_frame(codec, frame));
    while (avcodec.avcodec_receive_packet(codec, packet) >= 0) {
      avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      expect(avformat.av_write_frame(container, packet));
      avcodec.av_packet_unref(packet);
    }
  }

  /** Writes what the encoder has held back, and the end of the container. */
  void finish() throws IOException {
    encode(null);
    expect(avformat.av_write_trailer(container));
  }

  private void expect(int result) throws IOException {
    output.rethrow();
    if (result < 0) {
      throw new IOException("expected to encode; got " + FfmpegLibrary.meaning(result));
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(codec);
    avformat.avformat_free_context(container);
    output.close();
  }
}
