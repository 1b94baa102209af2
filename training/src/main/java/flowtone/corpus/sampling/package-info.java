/** Draws training batches from a corpus: crops at any sample, moved in level and rate. */
package flowtone.corpus.sampling;
