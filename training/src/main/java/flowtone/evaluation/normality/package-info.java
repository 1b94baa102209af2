/** How nearly the noise of recordings under a flow is what training by likelihood makes of it. */
package flowtone.evaluation.normality;
