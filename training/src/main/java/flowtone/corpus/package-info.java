/**
 * From folders of recordings to batches of audio and features: {@link
 * flowtone.corpus.preparation.Preparation} writes a corpus to disk, {@link flowtone.corpus.Corpus}
 * reads it, {@link flowtone.corpus.sampling.CropSampler} draws training batches from it.
 */
package flowtone.corpus;
