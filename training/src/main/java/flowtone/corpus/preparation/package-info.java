/**
 * Makes a corpus of a folder of recordings: what is read, cleaned, levelled, measured and left out.
 */
package flowtone.corpus.preparation;
