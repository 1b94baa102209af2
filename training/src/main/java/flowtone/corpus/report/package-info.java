/** Reports on a corpus: its statistics as a page, and the outliers among its recordings. */
package flowtone.corpus.report;
