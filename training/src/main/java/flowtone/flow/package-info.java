/**
 * Bijections between data and noise, their log-determinants, chains and couplings, the standard
 * normal density, and the masks that make a network autoregressive. Nothing here depends on sound.
 */
package flowtone.flow;
