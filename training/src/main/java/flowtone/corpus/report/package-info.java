/** A corpus as a page for its owner: what there is, and which recordings deserve a second look. */
package flowtone.corpus.report;
