/**
 * Live playing over a WebSocket: one thread renders every session that is due, batched by voice,
 * each paced by its client's own clock.
 */
package flowtone.server.live;
