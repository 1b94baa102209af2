/**
 * Pages for people: self-contained HTML with its tables, pictures and sounds inside, which needs no
 * network, follows the reader's choice of light or dark and prints well.
 */
package flowtone.report;
