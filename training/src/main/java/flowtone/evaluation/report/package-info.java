/** An evaluation as a page and as text. */
package flowtone.evaluation.report;
