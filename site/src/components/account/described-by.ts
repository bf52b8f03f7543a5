/** The value of `aria-describedby` for a field, as FieldWords.astro names what describes it. */
export function describedBy(
  id: string,
  { hint, fault }: { hint: string | null; fault: string | null },
): string | undefined {
  const ids = [
    ...(hint === null ? [] : [`${id}-hint`]),
    ...(fault === null ? [] : [`${id}-fault`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
