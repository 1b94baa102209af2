package flowtone.audio.file;

import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg read a {@link ByteSource}, and nothing else. How much it reads in all is bounded: a
 * file that sends the reader back and forth ends early. Not thread-safe; closing frees the native
 * memory and leaves the source open.
 */
final class AvioInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** How often the whole file may be read, besides what small files take. */
  private static final long MOST_PASSES = 16;

  private static final long FREE_BYTES = 1L << 26;

  private static final NativeCallers<AvioInput> OPEN = new NativeCallers<>();

  // One of each for all inputs: the number of functions that JavaCPP can lend to C is small.
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  private final ByteSource source;
  private final long size;
  private final Pointer number;
  private final AVIOContext context;
  private long position;
  private long budgetBytes;
  private IOException failure;

  AvioInput(ByteSource source) throws IOException {
    FfmpegLibrary.load();
    this.source = source;
    size = source.size();
    budgetBytes = FREE_BYTES + MOST_PASSES * size;
    number = OPEN.lend(this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    context = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, number, READ, null, SEEK);
  }

  AVIOContext context() {
    return context;
  }

  /** Throws what the source threw, which C code cannot pass on. */
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

  private int read(BytePointer into, int most) {
    if (budgetBytes <= 0) {
      return avutil.AVERROR_EOF;
    }
    try {
      int read = source.read(new BytePointer(into).capacity(most).asByteBuffer(), position);
      position += read;
      budgetBytes -= Math.max(1, read);
      return read == 0 ? avutil.AVERROR_EOF : read;
    } catch (IOException e) {
      failure = e;
      return FfmpegLibrary.INPUT_OUTPUT_ERROR;
    }
  }

  private long seek(long offset, int whence) {
    if (AvioSeek.asksForSize(whence)) {
      return size;
    }
    position = Math.max(0, AvioSeek.place(offset, whence, position, size));
    return position;
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer number, BytePointer into, int most) {
      AvioInput input = OPEN.get(number);
      return input == null ? avutil.AVERROR_EOF : input.read(into, most);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer number, long offset, int whence) {
      AvioInput input = OPEN.get(number);
      return input == null ? avutil.AVERROR_EOF : input.seek(offset, whence);
    }
  }
}
