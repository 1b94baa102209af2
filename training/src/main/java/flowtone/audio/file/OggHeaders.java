package flowtone.audio.file;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets that begin each link of a chain of recordings; FFmpeg hands them on as sound. */
final class OggHeaders {
  private static final List<byte[]> STARTS =
      List.of(
          FourCharacters.bytes("OpusHead"),
          FourCharacters.bytes("OpusTags"),
          FourCharacters.bytes("\1vorbis"),
          FourCharacters.bytes("\3vorbis"),
          FourCharacters.bytes("\5vorbis"));

  private OggHeaders() {}

  static boolean startIn(AVPacket packet) {
    return STARTS.stream().anyMatch(start -> startsWith(packet, start));
  }

  private static boolean startsWith(AVPacket packet, byte[] start) {
    if (packet.size() < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (packet.data().get(i) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
