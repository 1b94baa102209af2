package flowtone.audio.file;

import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Mends FFmpeg's account of where an Ogg Vorbis of a single page ends. Vorbis's first packet yields
 * no sound; where the first page is the last as well, FFmpeg counts it all the same, and cuts as
 * much too much from the end. Not thread-safe.
 */
final class VorbisEnd {
  /** Where the samples to cut from the end stand in the packet's side data. */
  private static final int END_OFFSET = 4;

  private static final int SIDE_DATA_BYTES = 10;

  private boolean begun;
  private long countedInSilence;

  /** Corrects a packet; has to see all of them. */
  void correct(AVPacket packet) {
    if (!begun) {
      begun = true;
      countedInSilence = packet.pts() == 0 ? packet.duration() : 0;
    }
    if (countedInSilence == 0) {
      return;
    }
    try (SizeTPointer size = new SizeTPointer(1)) {
      BytePointer cuts =
          avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size);
      if (cuts != null && size.get() >= SIDE_DATA_BYTES) {
        var values = cuts.capacity(size.get()).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long end = Integer.toUnsignedLong(values.getInt(END_OFFSET));
        values.putInt(END_OFFSET, (int) Math.max(0, end - countedInSilence));
      }
    }
  }
}
