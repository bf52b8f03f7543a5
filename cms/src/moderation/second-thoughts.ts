/** For how long a decision can be taken back, in milliseconds. E-mails about it wait as long. */
export const undoWithinMs = 10 * 60 * 1000;
