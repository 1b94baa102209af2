/**
 * Pages for people: self-contained HTML with its tables, pictures and sounds inside, which needs no
 * network, follows the reader's choice of light or dark and prints well; and the look of charts,
 * inside a page or on their own.
 */
package flowtone.report;
