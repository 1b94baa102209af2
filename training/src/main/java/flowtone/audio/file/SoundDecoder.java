package flowtone.audio.file;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The packets of a {@link SoundFile}, decoded frame by frame; what cannot be decoded is passed over
 * and entered in a {@link DamageReport}. Not thread-safe; closing frees the native memory.
 */
final class SoundDecoder implements AutoCloseable {
  /** FFmpeg takes RIFX for RIFF when it comes to samples. */
  private static final Map<Integer, Integer> BIG_ENDIAN =
      Map.of(
          avcodec.AV_CODEC_ID_PCM_S16LE, avcodec.AV_CODEC_ID_PCM_S16BE,
          avcodec.AV_CODEC_ID_PCM_S24LE, avcodec.AV_CODEC_ID_PCM_S24BE,
          avcodec.AV_CODEC_ID_PCM_S32LE, avcodec.AV_CODEC_ID_PCM_S32BE,
          avcodec.AV_CODEC_ID_PCM_S64LE, avcodec.AV_CODEC_ID_PCM_S64BE,
          avcodec.AV_CODEC_ID_PCM_F32LE, avcodec.AV_CODEC_ID_PCM_F32BE,
          avcodec.AV_CODEC_ID_PCM_F64LE, avcodec.AV_CODEC_ID_PCM_F64BE);

  private final SoundFile file;
  private final DamageReport damage;
  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private boolean draining;
  private boolean heard;

  /**
   * Makes ready to decode.
   *
   * @param file to read packets of; stays open
   * @param bigEndian whether plain samples have their highest byte first, whatever FFmpeg thinks
   * @throws DamagedAudioException if there is no decoder for it
   */
  SoundDecoder(SoundFile file, DamageReport damage, boolean bigEndian)
      throws DamagedAudioException {
    this.file = file;
    this.damage = damage;
    AVCodecParameters sound = file.stream().codecpar();
    if (bigEndian) {
      sound.codec_id(BIG_ENDIAN.getOrDefault(sound.codec_id(), sound.codec_id()));
    }
    AVCodec decoder = decoder(sound.codec_id());
    codec = avcodec.avcodec_alloc_context3(decoder);
    try {
      open(decoder);
    } catch (DamagedAudioException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static AVCodec decoder(int id) throws DamagedAudioException {
    AVCodec decoder = avcodec.avcodec_find_decoder(id);
    if (decoder == null || !SoundFormats.isCodec(decoder.name().getString())) {
      String name = avcodec.avcodec_get_name(id).getString();
      throw new DamagedAudioException("sound of an encoding that is not read: " + name);
    }
    return decoder;
  }

  private void open(AVCodec decoder) throws DamagedAudioException {
    avcodec.avcodec_parameters_to_context(codec, file.stream().codecpar());
    codec.pkt_timebase(file.stream().time_base());
    codec.thread_count(1);
    if (decoder.id() == avcodec.AV_CODEC_ID_FLAC) {
      // A frame that fails its checksum is noise.
      codec.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
    }
    int opened = avcodec.avcodec_open2(codec, decoder, (AVDictionary) null);
    if (opened < 0) {
      throw new DamagedAudioException(
          "%s that is damaged or breaks off".formatted(decoder.long_name().getString()));
    }
  }

  /**
   * Decodes the next frame; it is this decoder's and holds until the next call.
   *
   * @return null at the end
   * @throws IOException if the source fails
   */
  AVFrame next() throws IOException {
    while (true) {
      int received = avcodec.avcodec_receive_frame(codec, frame);
      if (received >= 0) {
        heard = true;
        trim();
        damage.decoded(frame, file.stream());
        return frame;
      }
      if (received == avutil.AVERROR_EOF) {
        return null;
      }
      if (received != FfmpegLibrary.AGAIN) {
        failed();
      }
      if (draining) {
        return null; // It has failed at its own remains.
      }
      feed();
    }
  }

  /** AAC fills its last frame with silence, and MP4 says how much of it is sound. */
  private void trim() {
    if (file.isMp4() && frame.duration() > 0) {
      double seconds = frame.duration() * avutil.av_q2d(file.stream().time_base());
      long samples = Math.round(seconds * frame.sample_rate());
      frame.nb_samples((int) Math.max(1, Math.min(frame.nb_samples(), samples)));
    }
  }

  private void feed() throws IOException {
    avcodec.av_packet_unref(packet);
    heard = false;
    if (!file.next(packet)) {
      draining = true;
      avcodec.avcodec_send_packet(codec, null);
      return;
    }
    boolean header = OggHeaders.startIn(packet);
    if (header) {
      damage.begin();
    }
    if (avcodec.avcodec_send_packet(codec, packet) < 0 && !header) {
      failed();
    }
  }

  /** What follows a frame in its packet is no sound. */
  private void failed() {
    if (!heard) {
      damage.failed(packet);
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
  }
}
