/**
 * From folders of recordings to batches of audio and features: {@link flowtone.corpus.Preparation}
 * makes a corpus on disk, {@link flowtone.corpus.Corpus} reads it, {@link
 * flowtone.corpus.CropSampler} draws training batches from it.
 */
package flowtone.corpus;
