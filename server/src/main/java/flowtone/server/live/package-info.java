/**
 * Live playing over a WebSocket: one thread renders every session that is due, batched by voice,
 * each paced by its listener's own clock.
 */
package flowtone.server.live;
