/**
 * Prepares a corpus from folders of recordings: reading, preprocessing, normalising the level,
 * extracting features.
 */
package flowtone.corpus.preparation;
