/**
 * Live playing over a WebSocket: a few threads render every session that is due, batched by voice,
 * each paced by its client's own clock.
 */
package flowtone.server.live;
