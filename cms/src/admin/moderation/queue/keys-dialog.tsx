import { Button, Checkbox, Modal, Typography } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { styled } from 'styled-components';
import type { DialogProps } from './dialog';
import { Cap } from './key';
import { keys } from './keys';

interface KeysDialogProps extends DialogProps {
  readonly areKeysOn: boolean;
  readonly onSwitch: (areOn: boolean) => void;
}

/** Explains the single keys, and switches them off and on (WCAG 2.2, 2.1.4). */
export function KeysDialog(props: KeysDialogProps): ReactElement {
  const { areKeysOn, onSwitch, onClose, focusAfter } = props;
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusAfter();
        }}
      >
        <Modal.Header closeLabel="Close">
          <Modal.Title>Keys of the queue</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Rows>
            {keys.map(({ key, words }) => (
              <div key={key}>
                <dt>
                  <Cap>{key}</Cap>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </Rows>
          <Typography tag="p" paddingTop={4} paddingBottom={4}>
            While comments are selected, a, r and s decide on all of them. The keys work while the
            queue has the keyboard’s focus. Every one of them has a button too.
          </Typography>
          <Checkbox
            checked={areKeysOn}
            onCheckedChange={(checked: boolean | 'indeterminate') => onSwitch(checked === true)}
          >
            Use single keys
          </Checkbox>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>Done</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

const Rows = styled.dl`
  display: grid;
  gap: 0.8rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  div {
    display: flex;
    gap: 1.2rem;
  }
`;
