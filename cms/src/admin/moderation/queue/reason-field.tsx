import { Field, Textarea } from '@strapi/design-system';
import type { ReactElement } from 'react';

/** Characters in a reason, by the contract. */
const reasonLengthMax = 1000;

interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  /** Whether it was sent without one. */
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}

/** What the writer is told, in the moderator's own words. */
export function ReasonField({ label, value, isMissing, onChange }: ReasonFieldProps): ReactElement {
  return (
    <Field.Root
      name="reason"
      required
      width="100%"
      hint="The writer reads this."
      error={isMissing ? 'Say why: the writer is told.' : false}
    >
      <Field.Label>{label}</Field.Label>
      <Textarea
        value={value}
        maxLength={reasonLengthMax}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
