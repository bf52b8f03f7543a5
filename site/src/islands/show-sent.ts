import type { SentComment } from './send-comment.ts';

const stateWords: Readonly<Record<string, string>> = {
  pending: 'Received: your comment waits for a moderator',
  approved: 'Your comment is published',
};

/**
 * The comment as it was taken, to stand in the form's place; `null` where the page has no room for
 * it. Every word goes in as text: a page's policy lets no script make markup.
 */
export function fillSent(template: HTMLTemplateElement, comment: SentComment): HTMLElement | null {
  const sent = template.content.firstElementChild?.cloneNode(true);
  if (!(sent instanceof HTMLElement)) return null;
  const words = {
    state: stateWords[comment.state] ?? 'Your comment was not published',
    reason: comment.reason ?? '',
    body: comment.body,
    notes: comment.notes.join(' '),
  };
  for (const [part, text] of Object.entries(words)) {
    const place = sent.querySelector<HTMLElement>(`[data-part=${part}]`);
    if (text === '') place?.remove();
    else if (place !== null) place.textContent = text;
  }
  const way = sent.querySelector('a');
  const address = comment.article?.address ?? '/';
  const fragment = comment.state === 'approved' ? `comment-${comment.id}` : 'comments';
  way?.setAttribute('href', `${address}#${fragment}`);
  return sent;
}
