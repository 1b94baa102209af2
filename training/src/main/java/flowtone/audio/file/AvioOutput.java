package flowtone.audio.file;

import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg write to a {@link ByteSink}. Not thread-safe; closing frees the native memory and
 * leaves the sink open.
 */
final class AvioOutput implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final NativeCallers<AvioOutput> OPEN = new NativeCallers<>();

  // One of each for all outputs: the number of functions that JavaCPP can lend to C is small.
  private static final Write WRITE = new Write();
  private static final Seek SEEK = new Seek();

  private final Pointer number = OPEN.lend(this);
  private final ByteSink sink;
  private final AVIOContext context;
  private long position;
  private long size;
  private IOException failure;

  AvioOutput(ByteSink sink) {
    FfmpegLibrary.load();
    this.sink = sink;
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    Seek seek = sink.isSeekable() ? SEEK : null;
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 1, number, null, WRITE, seek);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what the sink threw, which C code cannot pass on. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    OPEN.revoke(number);
    avutil.av_free(context.buffer()); // Which need not be the one it was made with.
    avformat.avio_context_free(context);
  }

  private int write(BytePointer bytes, int count) {
    try {
      sink.write(new BytePointer(bytes).capacity(count).asByteBuffer(), position);
      position += count;
      size = Math.max(size, position);
      return count;
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      return FfmpegLibrary.INPUT_OUTPUT_ERROR;
    }
  }

  private long seek(long offset, int whence) {
    if (AvioSeek.asksForSize(whence)) {
      return size;
    }
    position = AvioSeek.place(offset, whence, position, size);
    return position;
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer number, BytePointer bytes, int count) {
      AvioOutput output = OPEN.get(number);
      return output == null ? FfmpegLibrary.INPUT_OUTPUT_ERROR : output.write(bytes, count);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer number, long offset, int whence) {
      AvioOutput output = OPEN.get(number);
      return output == null ? FfmpegLibrary.INPUT_OUTPUT_ERROR : output.seek(offset, whence);
    }
  }
}
