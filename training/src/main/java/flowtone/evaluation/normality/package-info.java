/** Statistics of the noise of recordings under a flow, against those of N(0, I). */
package flowtone.evaluation.normality;
