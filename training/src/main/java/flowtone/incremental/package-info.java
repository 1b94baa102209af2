/**
 * The framed networks in plain Java, sample by sample: what a teacher is sampled with, and what
 * takes sound to a student's noise.
 */
package flowtone.incremental;
