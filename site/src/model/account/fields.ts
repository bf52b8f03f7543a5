import { nameLength, passwordLength } from '@standfirst/shared-types';
import type { AreaField, EntryField, FormBlock, WordsBlock } from './page.ts';
import type { FormState } from './page-of.ts';

/** What is wrong with a field, or `null`. */
export function faultAt({ faults }: FormState, name: string): string | null {
  return faults.find(({ field }) => field === name)?.message ?? null;
}

/** A line to fill in, as it was filled in before. A password never comes back. */
export function entry(
  state: FormState,
  field: Pick<EntryField, 'name' | 'label' | 'type' | 'autocomplete'> & { hint?: string },
): EntryField {
  const { name, type, hint = null } = field;
  return {
    kind: 'entry',
    ...field,
    hint,
    value: type === 'password' ? '' : (state.values[name] ?? ''),
    fault: faultAt(state, name),
  };
}

/** The e-mail address of an account. */
export function emailField(state: FormState, label = 'E-mail address'): EntryField {
  return entry(state, { name: 'email', label, type: 'email', autocomplete: 'email' });
}

/** The e-mail address and the password that one signs in with. */
export function signInFields(state: FormState): EntryField[] {
  return [
    // A name of an account is text, whatever it looks like: `username` belongs to no field of type email.
    { ...emailField(state), type: 'text', autocomplete: 'username' },
    entry(state, {
      name: 'password',
      label: 'Password',
      type: 'password',
      autocomplete: 'current-password',
    }),
  ];
}

/** The password in force, to show who is asking. */
export function currentPasswordField(state: FormState, name: 'current' | 'password'): EntryField {
  return entry(state, {
    name,
    label: 'Your password',
    type: 'password',
    autocomplete: 'current-password',
  });
}

/** A password to be. */
export function newPasswordField(state: FormState, label: string): EntryField {
  return entry(state, {
    name: 'password',
    label,
    type: 'password',
    autocomplete: 'new-password',
    hint: `At least ${passwordLength.min} characters. Several words that only you would put together are better than one with signs in it.`,
  });
}

/** The name that stands beside comments. */
export function nameField(state: FormState): EntryField {
  return entry(state, {
    name: 'name',
    label: 'Name',
    type: 'text',
    autocomplete: 'nickname',
    hint: `Shown beside your comments. From ${nameLength.min} to ${nameLength.max} characters.`,
  });
}

/** Room for a text. */
export function area(
  state: FormState,
  field: Pick<AreaField, 'name' | 'label' | 'hint' | 'rows' | 'lengthMax'>,
): AreaField {
  const { name } = field;
  return { kind: 'area', ...field, value: state.values[name] ?? '', fault: faultAt(state, name) };
}

/** A form; what is not said is as in most. */
export function form(parts: Pick<FormBlock, 'id' | 'action' | 'submit'> & Partial<FormBlock>) {
  const usual = { kind: 'form', heading: null, hidden: [], fields: [], username: null } as const;
  const block: FormBlock = {
    ...usual,
    isGrave: false,
    isComment: false,
    ...parts,
    hidden: parts.hidden ?? [],
    fields: parts.fields ?? [],
  };
  return block;
}

/** Paragraphs, and where to go on. */
export function words(
  paragraphs: string[],
  links: WordsBlock['links'] = [],
  heading: string | null = null,
): WordsBlock {
  return { kind: 'words', heading, paragraphs, links };
}
