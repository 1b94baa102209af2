/** What clients are told when a request cannot be answered: RFC 9457 problem documents. */
package flowtone.server.problem;
