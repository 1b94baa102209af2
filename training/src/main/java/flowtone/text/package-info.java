/** What people write, read strictly. */
package flowtone.text;
