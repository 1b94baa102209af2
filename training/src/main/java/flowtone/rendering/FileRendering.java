package flowtone.rendering;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.SoundFileSettings;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.storage.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * Synthesizes sound into a file, timing that. The sound is written beside the file and takes its
 * place when it is complete; missing folders are made.
 *
 * @param file to write; the end of its name tells the format
 * @param settings what is asked for beside
 * @param voice name of the voice
 */
public record FileRendering(Path file, SoundFileSettings settings, String voice) {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Refuses what cannot be written, before any work is done.
   *
   * @throws IllegalArgumentException with one sentence
   */
  public FileRendering {
    settings.requireFit(SoundFileSettings.format(file));
  }

  /**
   * Writes a sound that is synthesized as a whole.
   *
   * @throws AudioFileException if the file cannot be written
   */
  public RenderedFile whole(Supplier<Waveform> synthesis) {
    requireWritable();
    long startNanos = System.nanoTime();
    Waveform sound = synthesis.get();
    double renderSeconds = seconds(startNanos);
    write(writer -> writer.write(sound.samples()), sound.sampleRateHz());
    return rendered(sound.samples().length, sound.sampleRateHz(), renderSeconds);
  }

  /**
   * Writes a sound block by block, in memory that does not grow with its length.
   *
   * @param sampleRateHz of the blocks
   * @throws AudioFileException if the file cannot be written
   */
  public RenderedFile blockwise(SoundBlocks blocks, int sampleRateHz) {
    Count count = new Count();
    write(writer -> writeAll(blocks, writer, count), sampleRateHz);
    return rendered(count.samples, sampleRateHz, count.renderSeconds);
  }

  /** What takes long is not begun in vain. */
  private void requireWritable() {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(AudioFileException.reason(e), e);
    }
    if (Files.isDirectory(file)) {
      throw unwritable("a folder", null);
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw unwritable("no permission", null);
    }
  }

  private AudioFileException unwritable(String reason, IOException cause) {
    return new AudioFileException("expected to write sound to " + file + "; got " + reason, cause);
  }

  private static final class Count {
    private long samples;
    private double renderSeconds;
  }

  private static void writeAll(SoundBlocks blocks, SoundWriter writer, Count count)
      throws IOException {
    for (float[] block = timed(blocks, count); block.length > 0; block = timed(blocks, count)) {
      count.samples += block.length;
      writer.write(block);
    }
  }

  private static float[] timed(SoundBlocks blocks, Count count) {
    long startNanos = System.nanoTime();
    float[] block = blocks.next();
    count.renderSeconds += seconds(startNanos);
    return block;
  }

  private static double seconds(long startNanos) {
    return Math.max(1, System.nanoTime() - startNanos) / NANOS_PER_SECOND;
  }

  private RenderedFile rendered(long samples, int sampleRateHz, double renderSeconds) {
    double soundSeconds = samples / (double) sampleRateHz;
    return new RenderedFile(
        file.toString(),
        voice,
        soundSeconds,
        settings.writtenRateHz(format(), sampleRateHz),
        renderSeconds,
        soundSeconds / renderSeconds,
        List.of());
  }

  private SoundFormat format() {
    return SoundFileSettings.format(file);
  }

  /** Writes samples. */
  @FunctionalInterface
  private interface Content {
    void to(SoundWriter writer) throws IOException;
  }

  private void write(Content content, int sampleRateHz) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        fill(file, content, sampleRateHz); // A device or a pipe, which stays what it is.
      } else {
        replace(content, sampleRateHz);
      }
    } catch (IOException e) {
      throw unwritable(AudioFileException.reason(e), e);
    }
  }

  private void replace(Content content, int sampleRateHz) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + AtomicFile.UNFINISHED);
    try {
      fill(beside, content, sampleRateHz);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void fill(Path to, Content content, int sampleRateHz) throws IOException {
    try (SoundWriter writer = settings.create(to, format(), sampleRateHz)) {
      content.to(writer);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
