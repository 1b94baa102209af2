/**
 * What stands between the network and the routes: who is asking and whether it may, bodies read
 * without holding a thread, errors of the web server itself, the log of accesses.
 */
package flowtone.server.http;
