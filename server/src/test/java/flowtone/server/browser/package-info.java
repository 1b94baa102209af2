/** Plays the page in a real Chromium against a real server. */
package flowtone.server.browser;
