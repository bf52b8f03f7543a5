/** Small formatting that every template of the peers needs. */

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in HTML or XML. */
export function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => replacements[sign] ?? sign) : text;
}

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** A date as readers know it: 1 January 2015. */
export function dateText(iso: string): string {
  return dateFormat.format(new Date(iso));
}

/** At most 160 characters, cut between words. */
export function teaserOf(text: string | null): string {
  if (text === null || text.length <= 160) return text ?? '';
  return `${text.slice(0, text.lastIndexOf(' ', 159))}…`;
}
