package flowtone.sourcefilter;

import flowtone.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a {@link SourceFilter} at some moments, outside a graph. All arrays of bands
 * that it is given and uses are padded to whole {@linkplain Kernels#BLOCK blocks}, whatever is in
 * the padding. Immutable and thread-safe.
 */
public final class SourceFilterFormula {
  private final Kernels kernels;
  private final SourceFilterConfig config;
  private final PartialAmplitudes partials;
  private final HarmonicPlaces places;
  private final MinimumPhaseResponse phase;
  private final float[] inverseAreas;
  private final float logNoiseMagnitude;
  private final float floor;

  /** Bands, padded. */
  private final int columns;

  /**
   * What is said of a moment.
   *
   * @param logMel natural logarithm of the bands' magnitudes [padded bands]
   * @param voicing logit of the share of harmonics in each band [padded bands]
   * @param noise what is added to the logarithm of the noise in each band [padded bands]
   * @param harmonic what is added to the logarithm of the harmonics in each band [padded bands]
   * @param cyclesPerSample of the fundamental, 0 where there is none
   * @param voiced 0..1
   */
  public record Given(
      float[] logMel,
      float[] voicing,
      float[] noise,
      float[] harmonic,
      float cyclesPerSample,
      float voiced) {}

  /**
   * What is said of a moment where harmonics and noise have each an envelope of their own; see
   * {@link SpectralEnvelopes}.
   *
   * @param logAmplitude of the harmonics in each band [padded bands]
   * @param logNoise magnitude of the noise in each band [padded bands]
   * @param cyclesPerSample of the fundamental, 0 where there is none
   * @param voiced 0..1
   */
  public record GivenEnvelopes(
      float[] logAmplitude, float[] logNoise, float cyclesPerSample, float voiced) {}

  /**
   * Parameters of a moment.
   *
   * @param harmonics amplitudes of the harmonics' cosines [padded harmonics]
   * @param flat the same as flows read them, divided by the noise there [padded harmonics]
   * @param response impulse response of the noise's filter [taps]
   */
  public record Parameters(float[] harmonics, float[] flat, float[] response) {}

  /**
   * The bands of a moment [padded bands].
   *
   * @param common amplitude of the harmonics in each
   * @param envelope logarithm of the response that gives noise the whole magnitude of each
   * @param logResponse logarithm of the response that gives noise its share
   */
  private record Bands(float[] common, float[] envelope, float[] logResponse, double hertz) {}

  public SourceFilterFormula(Kernels kernels, SourceFilterConfig config) {
    this.kernels = kernels;
    this.config = config;
    columns = Kernels.padded(config.bands());
    partials = new PartialAmplitudes(config.mel(), config.harmonics());
    places = new HarmonicPlaces(kernels, config.mel(), config.harmonics());
    MinimumPhase minimum = new MinimumPhase(config.gridSamples(), config.taps());
    NoiseEnvelope envelope =
        config.predictsEnvelope()
            ? NoiseEnvelope.predicted(config.mel())
            : NoiseEnvelope.measured(config.mel());
    phase = new MinimumPhaseResponse(kernels, minimum, envelope.toGrid(minimum));
    floor = (float) envelope.floor();
    inverseAreas = envelope.inverseAreas();
    logNoiseMagnitude = (float) Math.log(NoiseEnvelope.noiseMagnitude(config.mel()));
  }

  /** The parameters of moments whose spectrum is known. */
  public List<Parameters> ofSpectra(List<Given> moments) {
    return parameters(moments.stream().map(this::bands).toList());
  }

  /** The parameters of moments of two envelopes. */
  public List<Parameters> ofEnvelopes(List<GivenEnvelopes> moments) {
    return parameters(moments.stream().map(this::bands).toList());
  }

  private Bands bands(Given given) {
    float[] magnitudes = given.logMel.clone();
    float[] common = new float[columns];
    float[] shares = new float[columns];
    for (int b = 0; b < columns; b++) {
      common[b] = given.logMel[b] + given.harmonic[b];
      shares[b] = -given.voicing[b];
    }
    kernels.exponentiate(magnitudes, 0, columns);
    kernels.exponentiate(common, 0, columns);
    kernels.exponentiate(shares, 1, columns);
    float most = (float) SourceFilter.MOST_HARMONIC * given.voiced;
    for (int b = 0; b < columns; b++) {
      float share = most / shares[b];
      common[b] *= share;
      shares[b] = 1 - share * share;
    }
    kernels.takeLogarithms(shares, columns);
    float[] envelope = logResponses(magnitudes);
    float[] logResponse = new float[columns];
    for (int b = 0; b < columns; b++) {
      envelope[b] += given.noise[b];
      logResponse[b] = envelope[b] + 0.5f * shares[b];
    }
    double hertz = hertz(given.cyclesPerSample);
    return new Bands(partials.common(common, hertz), envelope, logResponse, hertz);
  }

  private Bands bands(GivenEnvelopes given) {
    double hertz = hertz(given.cyclesPerSample);
    float[] common = given.logAmplitude.clone();
    kernels.exponentiate(common, 0, columns);
    for (int b = 0; b < columns; b++) {
      common[b] *= given.voiced;
    }
    float[] noise = given.logNoise.clone();
    kernels.exponentiate(noise, 0, columns);
    float[] magnitudes = partials.magnitudes(common, hertz);
    for (int b = 0; b < columns; b++) {
      float power = magnitudes[b] * magnitudes[b] + noise[b] * noise[b];
      magnitudes[b] = (float) Math.sqrt(power + (float) SpectralEnvelopes.LEAST_POWER);
    }
    return new Bands(common, logResponses(magnitudes), logResponses(noise), hertz);
  }

  private double hertz(float cyclesPerSample) {
    return (double) cyclesPerSample * config.sampleRateHz();
  }

  /** Logarithms of the response that gives noise magnitudes in each band, in their place. */
  private float[] logResponses(float[] magnitudes) {
    for (int b = 0; b < inverseAreas.length; b++) {
      magnitudes[b] = magnitudes[b] * inverseAreas[b] + floor;
    }
    kernels.takeLogarithms(magnitudes, columns);
    for (int b = 0; b < columns; b++) {
      magnitudes[b] -= logNoiseMagnitude;
    }
    return magnitudes;
  }

  private List<Parameters> parameters(List<Bands> moments) {
    float[] logResponses = new float[moments.size() * columns];
    for (int row = 0; row < moments.size(); row++) {
      System.arraycopy(moments.get(row).logResponse, 0, logResponses, row * columns, columns);
    }
    float[][] responses = phase.of(logResponses, columns, moments.size());
    int padded = Kernels.padded(config.harmonics());
    List<Parameters> parameters = new ArrayList<>();
    for (int row = 0; row < responses.length; row++) {
      Bands bands = moments.get(row);
      float[] harmonics = new float[padded];
      float[] flat = new float[padded];
      places.write(bands.common, bands.envelope, bands.hertz, harmonics, flat);
      parameters.add(new Parameters(harmonics, flat, responses[row]));
    }
    return parameters;
  }
}
