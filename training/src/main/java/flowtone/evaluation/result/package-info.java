/** What an evaluation found: figures, thresholds and a verdict, as they are written as JSON. */
package flowtone.evaluation.result;
