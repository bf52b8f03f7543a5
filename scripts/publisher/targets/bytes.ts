import { Blobs } from '../blobs.ts';
import { TargetError } from './target.ts';

/**
 * The bytes of a file of the release.
 * @throws {TargetError} if they are gone or are not those that the release names.
 */
export async function bytesOf(
  blobs: Blobs,
  { address, blob }: { address: string; blob: string },
): Promise<Buffer> {
  const bytes = await blobs.read(blob).catch((cause: unknown) => {
    throw new TargetError(
      `The file of ${address} can't be read from DATA_DIR/blobs/${blob}; a newer release may have replaced it.`,
      { cause },
    );
  });
  if (Blobs.nameOf(bytes) !== blob) {
    throw new TargetError(
      `The file of ${address} is damaged: DATA_DIR/blobs/${blob} holds other bytes than were written. Delete it and start the publisher again.`,
    );
  }
  return bytes;
}
