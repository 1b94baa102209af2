package flowtone.training;

import flowtone.corpus.CorpusDescription;
import flowtone.model.FlowConfig;
import flowtone.voice.ManifestBuilder;

/** The part of a voice's manifest that follows from the corpus and the model it is trained with. */
final class VoiceManifests {
  private VoiceManifests() {}

  /** Begins the manifest of a voice of a model trained on a corpus. */
  static ManifestBuilder builder(String name, CorpusDescription corpus, FlowConfig model) {
    return new ManifestBuilder(name, corpus.kind())
        .audio(corpus.sampleRateHz(), corpus.hopSamples(), model.network().frameSamples())
        .melBands(corpus.melBands())
        .labels(corpus.labels())
        .features(corpus.features())
        .gain(corpus.gain())
        .contextHops(model.contextHops());
  }
}
