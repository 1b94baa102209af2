package flowtone.audio.file;

import java.io.IOException;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A container opened by FFmpeg, and the packets of its sound in their order. Not thread-safe;
 * closing frees the native memory and leaves the bytes' source open.
 */
final class SoundFile implements AutoCloseable {
  /** Packets beyond this many a byte are the work of a file that lies. */
  private static final long SMALLEST_PACKET_BYTES = 1;

  private static final long FREE_PACKETS = 1 << 16;

  /** Containers that tell the time in milliseconds. */
  private static final Set<String> VAGUE = Set.of("asf", "matroska,webm");

  private static final double VAGUE_SECONDS = 0.2;

  private final AvioInput input;
  private final AVFormatContext container;
  private final AVStream stream;
  private final VorbisEnd vorbisEnd = new VorbisEnd();
  private long packetsLeft;
  private long ticksRead;
  private boolean endsWithinPacket;

  /**
   * Opens a container and finds the sound in it.
   *
   * @throws DamagedAudioException naming what was found in place of sound
   * @throws IOException if the source fails
   */
  SoundFile(ByteSource source) throws IOException, DamagedAudioException {
    input = new AvioInput(source);
    container = avformat.avformat_alloc_context();
    try {
      packetsLeft = FREE_PACKETS + source.size() / SMALLEST_PACKET_BYTES;
      open(recognised());
      stream = SoundStreams.choose(container);
    } catch (IOException | DamagedAudioException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private AVInputFormat recognised() throws IOException, DamagedAudioException {
    AVInputFormat format = new AVInputFormat(null);
    int score = avformat.av_probe_input_buffer2(input.context(), format, "", null, 0, 0);
    input.rethrow();
    if (score < 0 || format.isNull()) {
      throw new DamagedAudioException("none of these");
    }
    if (!SoundFormats.isContainer(format.name().getString())) {
      throw new DamagedAudioException(
          score < avformat.AVPROBE_SCORE_EXTENSION
              ? "none of these"
              : "a file of another kind: " + format.long_name().getString());
    }
    return format;
  }

  private void open(AVInputFormat format) throws IOException, DamagedAudioException {
    AVDictionary options = new AVDictionary(null);
    // Three locks: the bytes come from us, no protocol has that name, no other format is let in.
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "format_whitelist", SoundFormats.containers(), 0);
    container.pb(input.context());
    int opened = avformat.avformat_open_input(container, (String) null, format, options);
    avutil.av_dict_free(options);
    input.rethrow();
    if (opened >= 0) {
      opened = avformat.avformat_find_stream_info(container, (AVDictionary) null);
      input.rethrow();
    }
    if (opened < 0) {
      throw new DamagedAudioException(
          "%s that is damaged or breaks off".formatted(format.long_name().getString()));
    }
  }

  /** The stream of sound. */
  AVStream stream() {
    return stream;
  }

  /** Whether the container is MP4 or one of its kin. */
  boolean isMp4() {
    return format().startsWith("mov,");
  }

  /** Whether it is a bare sequence of MPEG audio's frames. */
  boolean isMp3() {
    return format().equals("mp3");
  }

  private String format() {
    return container.iformat().name().getString();
  }

  /**
   * Reads the next packet of the sound, which the caller has to unreference.
   *
   * @return false at the end, or where the file cannot be read on
   * @throws IOException if the source fails
   */
  boolean next(AVPacket packet) throws IOException {
    while (packetsLeft-- > 0) {
      int read = avformat.av_read_frame(container, packet);
      input.rethrow();
      if (read < 0) {
        return false;
      }
      if (packet.stream_index() == stream.index()) {
        enter(packet);
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
    return false;
  }

  private void enter(AVPacket packet) {
    if (stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_VORBIS) {
      vorbisEnd.correct(packet);
    }
    ticksRead += Math.max(0, packet.duration());
    endsWithinPacket = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
  }

  /** Whether the last packet read lacks its end. */
  boolean endsWithinPacket() {
    return endsWithinPacket;
  }

  /**
   * At the end: how much longer the sound was to be by the container's header, in seconds; 0 if it
   * was not, or if the container does not say.
   *
   * @param ticksFailed how long the packets were to last, by the stream's clock, that were read in
   *     vain
   * @param secondsHeard how much there was, for containers whose packets do not say
   */
  double secondsMissing(long ticksFailed, double secondsHeard) {
    String codec = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
    boolean promised =
        SoundFormats.tellsLength(format(), codec)
            && container.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_STREAM
            && stream.duration() > 0;
    double tick = avutil.av_q2d(stream.time_base());
    double read = ticksRead > 0 ? tick * (ticksRead - ticksFailed) : secondsHeard;
    double missing = tick * stream.duration() - read;
    return promised && missing > toleranceSeconds() ? missing : 0;
  }

  /** MP4 and CAF count what the codec puts before and behind the sound, now and then. */
  private double toleranceSeconds() {
    if (ticksRead == 0 || VAGUE.contains(format())) {
      return VAGUE_SECONDS;
    }
    double samples = isMp4() ? 2.0 * Math.max(1, stream.codecpar().frame_size()) : 0.5;
    return samples / Math.max(1, stream.codecpar().sample_rate());
  }

  @Override
  public void close() {
    avformat.avformat_close_input(container);
    input.close();
  }
}
