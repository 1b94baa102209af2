/**
 * Controls in, sound out: whole renderings and streams of chunks, by a student, by its teacher or
 * by another flow.
 */
package flowtone.synthesis;
