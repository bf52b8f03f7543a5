/**
 * `data` as JSON that may stand inside a script element: no character in it can end the element or
 * open a comment (HTML, "Restrictions for contents of script elements").
 */
export function jsonForScript(data: Record<string, unknown>): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
