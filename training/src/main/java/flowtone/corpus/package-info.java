/**
 * From folders of recordings to batches of audio and features: {@link
 * flowtone.corpus.preparation.Preparation} makes a corpus on disk, {@link flowtone.corpus.Corpus}
 * reads it, {@link flowtone.corpus.sampling.CropSampler} draws training batches from it.
 */
package flowtone.corpus;
