/**
 * How the publisher is started: Node's arguments, the program, and what else it needs in its
 * environment. Left to themselves, V8 and the C library take twice the memory, because they see a
 * machine with plenty: V8 lets short-lived objects pile up, glibc keeps an arena for each thread.
 */
export const publisherProgram = {
  /** Half-space of the young generation in MiB (V8's own choice here: 16 to 32). */
  args: ['--max-semi-space-size=8', 'scripts/publisher/main.ts'],
  /** https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html; others ignore it. */
  env: { MALLOC_ARENA_MAX: '2' },
} as const;
