/** Fitting teachers by likelihood and distilling students from them. */
package flowtone.training;
