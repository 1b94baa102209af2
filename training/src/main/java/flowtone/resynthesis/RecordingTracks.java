package flowtone.resynthesis;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.Recording;
import flowtone.audio.file.RecordingParts;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The controls of a recording of any length, part by part, in memory that does not grow with it.
 * Each part is measured with a second of the recording on either side; put together the parts are
 * as long as the whole. A recording of one part is measured as a whole. The first begins with the
 * {@linkplain AfterSilence silence} that notes come out of. Not thread-safe; whoever opened it
 * closes it.
 */
public final class RecordingTracks implements AutoCloseable {
  private static final double CONTEXT_SECONDS = 1;

  /** Parts begin with a hop, but for the rounding of floating-point numbers. */
  private static final double ROUNDING = 1e-6;

  /** Beyond it, sentences on parts are counted and no longer told. */
  private static final int MOST_REMARKS = 5;

  private final Resynthesis how;
  private final Manifest manifest;
  private final float[] labelWeights;
  private final String name;
  private final RecordingParts parts;
  private final List<Remark> remarks = new ArrayList<>();
  private int furtherRemarks;
  private Optional<RecordingParts.Part> ahead;
  private final boolean onePart;
  private final float raiseDb;

  private RecordingTracks(Resynthesis how, Path file, Manifest manifest, float[] labelWeights) {
    this.how = how;
    this.manifest = manifest;
    this.labelWeights = labelWeights.clone();
    name = file.toString();
    parts = RecordingParts.open(file, rateHz -> grid(rateHz, manifest));
    ahead = parts.next();
    onePart = ahead.isEmpty() || ahead.get().behind() == 0;
    raiseDb =
        onePart || !how.fitsLoudness() || !manifest.kind().isPlayable()
            ? 0
            : LongMelody.raiseDb(file, how, manifest, this.labelWeights);
  }

  /**
   * Opens a recording.
   *
   * @param how transposed, stretched and matched in loudness
   * @param labelWeights one weight per label, summing to one
   * @throws AudioFileException with one sentence if it is missing or holds no sound that is read
   */
  public static RecordingTracks open(
      Path file, Resynthesis how, Manifest manifest, float[] labelWeights) {
    return new RecordingTracks(how, file, manifest, labelWeights);
  }

  /** Steps at which a sample of the recording and a hop of the voice begin together. */
  private static RecordingParts.Grid grid(int fromHz, Manifest manifest) {
    BigInteger perHop = BigInteger.valueOf((long) manifest.hopSamples() * fromHz);
    int common = perHop.gcd(BigInteger.valueOf(manifest.sampleRateHz())).intValue();
    long step = (long) manifest.hopSamples() * fromHz / common;
    // Of odd rates no such step is short enough: cuts are then a fraction of a sample off.
    long shortest = Math.round(manifest.hopSeconds() * fromHz);
    int samples = (int) (step <= fromHz ? step : shortest);
    int steps = (int) Math.ceil(CONTEXT_SECONDS * fromHz / samples);
    return new RecordingParts.Grid(samples, steps * samples);
  }

  /** Hops of silence that the first track begins with. */
  public int silentHops() {
    return how.scaled(AfterSilence.silentHops(manifest));
  }

  /** Whether the first track is that of the whole recording. */
  public boolean isWhole() {
    return onePart;
  }

  /**
   * Measures the next part.
   *
   * @return none at the end
   * @throws AudioFileException if the recording cannot be read on
   */
  public Optional<FeatureTrack> next() {
    Optional<RecordingParts.Part> part = ahead;
    if (part.isEmpty()) {
      return Optional.empty();
    }
    ahead = parts.next();
    return Optional.of(onePart ? whole(part.get()) : measured(part.get()));
  }

  private FeatureTrack whole(RecordingParts.Part part) {
    Recording recording = new Recording(part.sound(), parts.channels(), parts.remarks());
    RemarkedTrack track =
        how.remarked(recording, AfterSilence.silentHops(manifest), name, manifest, labelWeights);
    track.remarks().forEach(this::tell);
    return track.controls().track();
  }

  private FeatureTrack measured(RecordingParts.Part part) {
    String partName = "%s#t=%d".formatted(name, Math.round(part.beginSeconds()));
    int silence = part.before() == 0 ? AfterSilence.silentHops(manifest) : 0;
    AfterSilence controls = how.raised(part.sound(), silence, raiseDb, manifest, labelWeights);
    Resynthesis.remarks(part.sound(), controls.recording(), partName, manifest, labelWeights)
        .forEach(this::tell);
    FeatureTrack track = controls.track();
    int from = hops(part.before());
    int end = hops(part.beginSample() + part.samples());
    int hops = controls.silentHops() + end - hops(part.beginSample());
    return track.slice(from, Math.min(track.hops(), from + Math.max(1, hops)));
  }

  /** Hops of the resynthesis that so much of the recording comes to, from its beginning on. */
  private int hops(long samples) {
    double perSample =
        manifest.sampleRateHz() / (double) parts.sampleRateHz() / manifest.hopSamples();
    return (int) Math.round(Math.ceil(samples * perSample - ROUNDING) * how.stretch());
  }

  private void tell(Remark remark) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(remark);
    } else {
      furtherRemarks++;
    }
  }

  /**
   * What whoever resynthesizes the recording should know.
   *
   * @throws IllegalStateException before the end
   */
  public List<Remark> remarks() {
    if (onePart) {
      return List.copyOf(remarks);
    }
    List<Remark> all = new ArrayList<>(parts.remarks());
    new Recording(new Waveform(new float[0], parts.sampleRateHz()), parts.channels(), all)
        .mixedDown(name)
        .ifPresent(all::add);
    all.addAll(remarks);
    if (furtherRemarks > 0) {
      all.add(new Remark(name, false, "has %d more such parts".formatted(furtherRemarks)));
    }
    return all;
  }

  @Override
  public void close() {
    parts.close();
  }
}
