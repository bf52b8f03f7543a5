/** Warnings as comment lines: whoever reads a rule file sees what it does not do. Plain ASCII. */
export function comments(warnings: readonly string[]): string[] {
  return warnings.map(
    (warning) =>
      `# ${warning.replaceAll('’', "'").replaceAll(/[^\x20-\x7a]/gu, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)}`,
  );
}
