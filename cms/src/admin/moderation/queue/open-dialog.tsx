import type { QueueItem } from '@standfirst/shared-types';
import type { ReactElement } from 'react';
import type { DialogProps } from './dialog';
import { KeysDialog } from './keys-dialog';
import { RejectDialog } from './reject-dialog';
import { SuspendDialog } from './suspend-dialog';
import type { Queue } from './use-queue';

/** A dialog that is open, and what it is about. */
export type Open =
  | { readonly kind: 'keys' }
  | { readonly kind: 'reject'; readonly ids: readonly string[] }
  | { readonly kind: 'suspend'; readonly writer: NonNullable<QueueItem['writer']> };

interface OpenDialogProps extends DialogProps {
  readonly open: Open;
  readonly queue: Queue;
  readonly keys: { readonly areOn: boolean; readonly onSwitch: (areOn: boolean) => void };
}

/** The one dialog of the queue that is open. */
export function OpenDialog({ open, queue, keys, ...dialog }: OpenDialogProps): ReactElement {
  switch (open.kind) {
    case 'keys':
      return <KeysDialog {...dialog} areKeysOn={keys.areOn} onSwitch={keys.onSwitch} />;
    case 'reject':
      return (
        <RejectDialog
          {...dialog}
          count={open.ids.length}
          onReject={(reason) => queue.decide({ decision: 'reject', ids: [...open.ids], reason })}
        />
      );
    case 'suspend':
      return (
        <SuspendDialog
          {...dialog}
          name={open.writer.name}
          onSuspend={(how) => queue.suspend({ writer: open.writer, ...how })}
        />
      );
  }
}
