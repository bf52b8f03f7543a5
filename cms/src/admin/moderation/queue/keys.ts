/** The single keys of the queue: WCAG 2.2, 2.1.4 asks that they work on focus only, or can be off. */

/** What a key does. */
export type KeyAction =
  'approve' | 'reject' | 'spam' | 'undo' | 'next' | 'previous' | 'select' | 'help';

/** Each key with what it does, in the order in which they are explained. */
export const keys: readonly { key: string; action: KeyAction; words: string }[] = [
  { key: 'a', action: 'approve', words: 'Approve' },
  { key: 'r', action: 'reject', words: 'Reject, with a reason' },
  { key: 's', action: 'spam', words: 'Mark as spam' },
  { key: 'z', action: 'undo', words: 'Undo the last decision' },
  { key: 'j', action: 'next', words: 'Next comment' },
  { key: 'k', action: 'previous', words: 'Previous comment' },
  { key: 'x', action: 'select', words: 'Select or deselect' },
  { key: '?', action: 'help', words: 'Show these keys' },
];

/** What is known of a pressed key. */
type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'target'
>;

/** What a pressed key asks for; `null` where somebody types, or the browser is meant. */
export function keyActionOf(pressed: Pressed): KeyAction | null {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing, target } = pressed;
  if (ctrlKey || metaKey || altKey || repeat || isComposing) return null;
  if (target instanceof Element && target.closest(typedInto) !== null) return null;
  return keys.find((each) => each.key === key)?.action ?? null;
}

const typedInto = 'input, textarea, select, [contenteditable], [role="combobox"]';
