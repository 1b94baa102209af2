/**
 * What is known of voiced and unvoiced sound in closed form, as graphs: harmonics and a filter of
 * minimum phase over noise, both read off a mel spectrum and a pitch. It is linear in the noise, so
 * it is the last map of a student's chain.
 */
package flowtone.sourcefilter;
