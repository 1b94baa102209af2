/** JSON from clients, read strictly. */
package flowtone.server.json;
