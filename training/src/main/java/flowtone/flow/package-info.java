/**
 * Bijections between data and noise, their log-determinants, chains and inverses, and the masks
 * that make a network autoregressive. Nothing here knows of sound.
 */
package flowtone.flow;
