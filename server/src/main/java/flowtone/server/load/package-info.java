/** Live players that nobody hears, to see how many a server can keep in time. */
package flowtone.server.load;
