import { Flex, Radio, Typography } from '@strapi/design-system';
import { useState, type ReactElement } from 'react';
import { Question, type DialogProps } from './dialog';
import { ReasonField } from './reason-field';
import { comments } from './words';

/** Reasons that come up again and again, as the writer reads them. */
const commonReasons = [
  'It is not about the article.',
  'It attacks a person instead of what they said.',
  'It says something about a person that we can’t check.',
  'It repeats what was said before.',
  'It advertises.',
] as const;

interface RejectDialogProps extends DialogProps {
  readonly count: number;
  readonly onReject: (reason: string) => void;
}

/** Asks why a comment, or several, may not be published. */
export function RejectDialog({ count, onReject, ...dialog }: RejectDialogProps): ReactElement {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = (next: string): void => {
    setReason(next);
    setMissing(false);
  };
  const submit = (): void => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    onReject(reason.trim());
    dialog.onClose();
  };
  return (
    <Question {...dialog} title={`Reject ${comments(count)}`} action="Reject" onSubmit={submit}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography id="moderation-reasons" variant="pi" fontWeight="bold">
            Common reasons
          </Typography>
          <Radio.Group aria-labelledby="moderation-reasons" value={reason} onValueChange={change}>
            {commonReasons.map((each) => (
              <Radio.Item key={each} value={each}>
                {each}
              </Radio.Item>
            ))}
          </Radio.Group>
        </Flex>
        <ReasonField label="Reason" value={reason} isMissing={isMissing} onChange={change} />
      </Flex>
    </Question>
  );
}
