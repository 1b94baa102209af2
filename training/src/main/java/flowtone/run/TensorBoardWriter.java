package flowtone.run;

import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * Writes scalars, audio and images for TensorBoard. Each instance starts a new event file, as
 * TensorBoard expects of a resumed run. Not thread-safe.
 */
public final class TensorBoardWriter implements AutoCloseable {
  private static final int RGB = 3;

  private final Path file;
  private final RecordFile records;

  /**
   * Starts an event file.
   *
   * @param directory created if need be
   * @throws RunException if it cannot be written
   */
  public TensorBoardWriter(Path directory) {
    long millis = System.currentTimeMillis();
    this.file = directory.resolve("events.out.tfevents.%d.flowtone".formatted(millis));
    try {
      Files.createDirectories(directory);
      records =
          new RecordFile(
              new BufferedOutputStream(
                  Files.newOutputStream(
                      file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    } catch (IOException e) {
      throw unwritable(e);
    }
    append(Event.newBuilder().setFileVersion("brain.Event:2"));
  }

  /** Makes TensorBoard drop what earlier files hold of steps after this one. */
  public void restartedAt(long step) {
    append(
        Event.newBuilder()
            .setStep(step + 1)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START)));
  }

  /** Adds one value to each named scalar. */
  public void scalars(long step, Map<String, Double> values) {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) -> summary.addValueBuilder().setTag(tag).setSimpleValue(value.floatValue()));
    append(step, summary);
  }

  /**
   * Adds audio.
   *
   * @param wav bytes of a mono WAV file
   * @param samples its length
   */
  public void audio(long step, String tag, byte[] wav, int sampleRateHz, long samples) {
    Summary.Builder summary = Summary.newBuilder();
    Summary.Audio.Builder audio = summary.addValueBuilder().setTag(tag).getAudioBuilder();
    audio.setSampleRate(sampleRateHz).setNumChannels(1).setLengthFrames(samples);
    audio.setContentType("audio/wav").setEncodedAudioString(ByteString.copyFrom(wav));
    append(step, summary);
  }

  /** Adds an image, the bytes of a PNG file in RGB. */
  public void image(long step, String tag, byte[] png, int width, int height) {
    Summary.Builder summary = Summary.newBuilder();
    Summary.Image.Builder image = summary.addValueBuilder().setTag(tag).getImageBuilder();
    image.setWidth(width).setHeight(height).setColorspace(RGB);
    image.setEncodedImageString(ByteString.copyFrom(png));
    append(step, summary);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void append(long step, Summary.Builder summary) {
    append(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private void append(Event.Builder event) {
    try {
      records.append(event.setWallTime(System.currentTimeMillis() / 1000.0).build().toByteArray());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private RunException unwritable(IOException e) {
    return RunException.of("to write TensorBoard events to " + file, e);
  }
}
