import { Flex, Radio, Typography } from '@strapi/design-system';
import { useState, type ReactElement } from 'react';
import { Question, type DialogProps } from './dialog';
import { ReasonField } from './reason-field';
import type { Suspension } from './use-queue';

const dayMs = 86_400_000;
/** For how long somebody may not write, in days; `null` for good. */
const lengths: readonly { words: string; days: number | null }[] = [
  { words: '1 day', days: 1 },
  { words: '1 week', days: 7 },
  { words: '4 weeks', days: 28 },
  { words: 'For good', days: null },
];
const lengthUsual = '1 week';

interface SuspendDialogProps extends DialogProps {
  readonly name: string;
  readonly onSuspend: (how: Pick<Suspension, 'reason' | 'until'>) => void;
}

/** Asks why and for how long somebody may not write. Their comments stay as they are. */
export function SuspendDialog({ name, onSuspend, ...dialog }: SuspendDialogProps): ReactElement {
  const [words, setWords] = useState(lengthUsual);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (): void => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const days = lengths.find((each) => each.words === words)?.days ?? null;
    const until = days === null ? null : new Date(Date.now() + days * dayMs).toISOString();
    onSuspend({ reason: reason.trim(), until });
    dialog.onClose();
  };
  return (
    <Question {...dialog} title={`Suspend ${name}`} action="Suspend" onSubmit={submit}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">
          A suspended writer can sign in and read, but not write. What they have written stays as it
          is, and this comment still waits.
        </Typography>
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography id="moderation-lengths" variant="pi" fontWeight="bold">
            For how long
          </Typography>
          <Radio.Group aria-labelledby="moderation-lengths" value={words} onValueChange={setWords}>
            {lengths.map((each) => (
              <Radio.Item key={each.words} value={each.words}>
                {each.words}
              </Radio.Item>
            ))}
          </Radio.Group>
        </Flex>
        <ReasonField
          label="Reason"
          value={reason}
          isMissing={isMissing}
          onChange={(next) => {
            setReason(next);
            setMissing(false);
          }}
        />
      </Flex>
    </Question>
  );
}
