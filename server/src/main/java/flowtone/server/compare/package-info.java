/** The comparison of a voice's models that clients watch, one at a time, and the last report. */
package flowtone.server.compare;
