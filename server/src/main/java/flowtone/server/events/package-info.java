/** Server-sent events: text that a client reads while it is written. */
package flowtone.server.events;
