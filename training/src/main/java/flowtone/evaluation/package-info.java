/**
 * Measures how good a voice is: distances between recordings and their resynthesis, likelihoods,
 * speed, and pitch, timbre and envelopes of the notes of an instrument.
 */
package flowtone.evaluation;
