package flowtone.audio.file;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Which of a container's streams is its sound, or what it holds in place of any. */
final class SoundStreams {
  /** What the codec of an encrypted stream is called in MP4. */
  private static final List<String> ENCRYPTED_TAGS = List.of("drms", "enca", "aavd", "drmi");

  /** What containers say of an encrypted stream. */
  private static final List<String> ENCRYPTED_ENTRIES =
      List.of("ASF_Protection_Type", "encryption", "enc_key_id");

  private SoundStreams() {}

  /** The stream to be heard; all others are passed over from now on. */
  static AVStream choose(AVFormatContext container) throws DamagedAudioException {
    int chosen =
        avformat.av_find_best_stream(
            container,
            avutil.AVMEDIA_TYPE_AUDIO,
            -1,
            -1,
            (org.bytedeco.javacpp.PointerPointer<?>) null,
            0);
    if (chosen < 0) {
      throw new DamagedAudioException(
          hasVideo(container) ? "a video without sound" : "a file without sound");
    }
    AVStream stream = container.streams(chosen);
    if (isEncrypted(container, stream)) {
      throw new DamagedAudioException("a recording that is encrypted (DRM)");
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      container.streams(i).discard(i == chosen ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
    return stream;
  }

  private static boolean hasVideo(AVFormatContext container) {
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream stream = container.streams(i);
      boolean cover = (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO && !cover) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEncrypted(AVFormatContext container, AVStream stream) {
    return ENCRYPTED_TAGS.contains(tag(stream.codecpar()))
        || ENCRYPTED_ENTRIES.stream()
            .anyMatch(key -> says(container.metadata(), key) || says(stream.metadata(), key));
  }

  private static boolean says(AVDictionary metadata, String key) {
    AVDictionaryEntry none = null;
    return metadata != null && avutil.av_dict_get(metadata, key, none, 0) != null;
  }

  private static String tag(AVCodecParameters codec) {
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < Integer.BYTES; i++) {
      tag.append((char) (codec.codec_tag() >> (8 * i) & 0xff));
    }
    return tag.toString();
  }
}
