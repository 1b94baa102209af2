/**
 * The student in plain Java, from noise to sound, a few hops at a time: what live playing and
 * renderings take. The graph of {@code flowtone.model} is what it is tested against.
 */
package flowtone.streaming;
