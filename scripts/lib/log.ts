/** Writes one line, with the time and who says it. */
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** A log on the console for the program called `name`. */
export function consoleLog(name: string): Log {
  return (level, message) => {
    const stream = level === 'info' ? process.stdout : process.stderr;
    const mark = level === 'info' ? '' : `${level}: `;
    stream.write(`${new Date().toISOString()} ${name} ${mark}${message}\n`);
  };
}

/** What an error says, its causes included, on one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause instanceof Error && cause.message !== '' && !message.includes(cause.message)
    ? `${message} (${reasonOf(cause)})`
    : message;
}
