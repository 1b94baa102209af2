package flowtone.audio.file;

import org.bytedeco.ffmpeg.global.avformat;

/** Where FFmpeg asks to go in a file: {@code whence} as of C's {@code fseek}, and two bits more. */
final class AvioSeek {
  private AvioSeek() {}

  /** Whether the size of the file is asked for, rather than a place in it. */
  static boolean asksForSize(int whence) {
    return (whence & avformat.AVSEEK_SIZE) != 0;
  }

  /** The place asked for, which may lie before the beginning. */
  static long place(long offset, int whence, long position, long size) {
    return switch (whence & ~avformat.AVSEEK_FORCE) {
      case 1 -> position + offset;
      case 2 -> size + offset;
      default -> offset;
    };
  }
}
