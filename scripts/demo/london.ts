const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The instant at which clocks in London show `local` (`YYYY-MM-DDThh:mm`). */
export function londonInstant(local: string): Date {
  const asUtc = new Date(`${local}:00Z`);
  const part = Object.fromEntries(
    londonParts.formatToParts(asUtc).map(({ type, value }) => [type, value]),
  );
  const shown = new Date(
    `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:00Z`,
  );
  return new Date(asUtc.getTime() - (shown.getTime() - asUtc.getTime()));
}
