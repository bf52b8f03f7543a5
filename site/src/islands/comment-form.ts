/**
 * Makes writing a comment quieter where scripts run: the draft survives, the characters left are
 * counted, and posting needs no reload. Without it, the form works all the same.
 */
import { lengthOf } from './comment-length.ts';
import { draftsIn, type Drafts } from './draft.ts';
import { sendComment, type SentComment } from './send-comment.ts';
import { fillSent } from './show-sent.ts';

/** A pause in typing after which the count is said aloud, in milliseconds. */
const pauseMs = 1_500;

const drafts = draftsIn(window);
for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-posted]'))
  drafts.drop(dataset['posted'] ?? '');
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-comment]')) {
  const area = form.querySelector('textarea');
  if (area !== null) attend({ form, area, drafts });
}

/** A form, where its comment is written, and where drafts are kept. */
interface Writing {
  form: HTMLFormElement;
  area: HTMLTextAreaElement;
  drafts: Drafts;
}

function attend(writing: Writing): void {
  const { form, area } = writing;
  const name = hidden(form, 'draft')?.value ?? '';
  if (area.value === '') area.value = drafts.read(name);
  const key = hidden(form, 'key');
  if (key !== null && key.value === '') key.value = crypto.randomUUID();
  const count = counter(writing);
  count();
  area.addEventListener('input', () => {
    drafts.keep(name, area.value);
    count();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void post(writing, name);
  });
}

function hidden(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
}

/** Shows the characters left at each key, and says them in a pause. */
function counter({ form, area }: Writing): () => void {
  const seen = form.querySelector<HTMLElement>('[data-left]');
  const spoken = form.querySelector<HTMLElement>('[data-left-spoken]');
  const lengthMax = Number(area.dataset['lengthMax']);
  let pause: number | undefined;
  return () => {
    const left = lengthMax - lengthOf(area.value);
    const words = `${Math.abs(left).toLocaleString('en-GB')} characters ${left < 0 ? 'too many' : 'left'}`;
    if (seen !== null) {
      seen.hidden = false;
      seen.textContent = words;
      seen.classList.toggle('over', left < 0);
    }
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      if (spoken !== null && area === document.activeElement) spoken.textContent = words;
    }, pauseMs);
  };
}

const isSending = new WeakSet<HTMLFormElement>();

async function post({ form, area, drafts }: Writing, name: string): Promise<void> {
  if (isSending.has(form)) return;
  isSending.add(form);
  const sent = await sendComment(new FormData(form));
  isSending.delete(form);
  if (sent.kind === 'taken') {
    drafts.drop(name);
    show(form, sent.comment);
  } else if (sent.kind === 'unsent') {
    refuse({ form, area }, 'Your comment could not be sent. It is kept here: please try again.');
  } else if (sent.code === 'signed-out') {
    // The server's own page asks to sign in, holds the words, and posts them then.
    form.submit();
  } else refuse({ form, area, field: sent.field }, sent.message);
}

function refuse(
  { form, area, field = null }: Pick<Writing, 'form' | 'area'> & { field?: string | null },
  message: string,
): void {
  const place = form.querySelector<HTMLElement>('[data-fault]');
  if (place === null) return;
  place.textContent = message;
  place.hidden = false;
  place.id = 'comment-fault';
  const faulty =
    field === null ? null : form.querySelector<HTMLElement>(`#field-${CSS.escape(field)}`);
  area.removeAttribute('aria-invalid');
  faulty?.setAttribute('aria-invalid', 'true');
  faulty?.setAttribute('aria-describedby', `${place.id} field-${field}-hint`);
  (faulty ?? area).focus();
}

function show(form: HTMLFormElement, comment: SentComment): void {
  const template = document.querySelector<HTMLTemplateElement>('template#sent');
  const sent = template === null ? null : fillSent(template, comment);
  if (sent === null) {
    location.assign(`/account/comments/${encodeURIComponent(comment.id)}/?sent`);
    return;
  }
  form.replaceWith(sent);
  sent.focus();
}
