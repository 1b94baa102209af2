package flowtone.evaluation;

import flowtone.audio.GriffinLim;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import flowtone.evaluation.testset.TestItem;
import flowtone.voice.Manifest;

/**
 * Griffin-Lim from the mel spectrogram of a recording: for a vocoder the one it is given; for a
 * voice that is given none, one measured of the recording, which is more than the voice is given.
 *
 * @param manifest of the voice it is put beside
 * @param seed of the first phases
 */
record MelBaseline(Manifest manifest, long seed) {
  Waveform of(TestItem item) {
    boolean given = manifest.kind().readsMel();
    float[][] logMel = given ? item.features().logMel() : measured(item.recording());
    int firstCentre = given ? manifest.hopSamples() : 0;
    int samples = item.recording().samples().length;
    Waveform sound =
        new GriffinLim(manifest.sampleRateHz(), manifest.hopSamples(), GriffinLim.ITERATIONS)
            .sound(logMel, firstCentre, samples, seed);
    return given ? sound.amplified(1 / manifest.gain()) : sound;
  }

  private float[][] measured(Waveform recording) {
    return new MelSpectrogram(
            manifest.sampleRateHz(), manifest.hopSamples(), MelSpectrogram.BANDS, Padding.ZERO)
        .logMel(recording.samples());
  }
}
