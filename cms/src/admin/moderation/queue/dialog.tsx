import { Button, Modal } from '@strapi/design-system';
import type { FormEvent, KeyboardEvent, ReactElement, ReactNode } from 'react';

/** What every dialog of the queue is told. */
export interface DialogProps {
  readonly onClose: () => void;
  /** Puts the keyboard's focus back where it belongs. */
  readonly focusAfter: () => void;
}

interface QuestionProps extends DialogProps {
  readonly title: string;
  /** The words on the button that does it. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The first answer, where the button that closes would be first. */
function focusFirstChoice(event: Event): void {
  const { target } = event;
  const choice = target instanceof Element ? target.querySelector('[role="radio"]') : null;
  if (!(choice instanceof HTMLElement)) return;
  event.preventDefault();
  choice.focus();
}

/** A dialog that asks something; Enter sends it, and Ctrl+Enter out of a text of several lines. */
export function Question(props: QuestionProps): ReactElement {
  const { title, action, onSubmit, onClose, focusAfter, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const isText = event.target instanceof HTMLTextAreaElement;
    const isChoice = event.target instanceof Element && event.target.role === 'radio';
    if (!isChoice && !(isText && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content
        aria-describedby={undefined}
        onOpenAutoFocus={focusFirstChoice}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusAfter();
        }}
      >
        <form onSubmit={submit} onKeyDown={onKeyDown} noValidate>
          <Modal.Header closeLabel="Close">
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>{children}</Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="danger">
              {action}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
