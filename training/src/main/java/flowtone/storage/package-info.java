/**
 * Files that are never half written: atomic replacement, and named arrays in the safetensors
 * format.
 */
package flowtone.storage;
