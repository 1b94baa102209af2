package flowtone.run;

/**
 * A time that training diverged and went back to a checkpoint.
 *
 * @param step at which it was noticed
 * @param resumedAt step of the checkpoint, 0 where it began anew
 * @param note what happened, in words
 */
public record Rollback(long step, long resumedAt, String note) {}
