/**
 * The HTTP and WebSocket application: voices, scores and recordings turned into sound as it is
 * made, the page, health and metrics.
 */
package flowtone.server;
