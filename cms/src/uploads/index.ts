import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { isPayload } from '../editorial/payload';
import { ValidationError } from '../strapi-errors';
import { extensionsOf, sniff, sniffedBytes } from './sniff';

/** The two ways into the media library; panel, REST and code all end there. */
interface UploadService {
  upload: (request: { files: unknown }, options?: unknown) => Promise<unknown>;
  replace: (id: unknown, request: { file: unknown }, options?: unknown) => Promise<unknown>;
}

/**
 * Lets nothing into the media library whose bytes are not what may be uploaded. Strapi's own check
 * believes the declared type where it can't tell by the content: a web page named `.png` passes.
 * Call it in `register()`.
 */
export function checkUploadsByContent(strapi: Core.Strapi): void {
  // Strapi types every service as an empty bag; what is in this one is said above and tested.
  const service = strapi.plugin('upload').service('upload') as unknown as UploadService;
  const { upload, replace } = service;
  service.upload = async (request, options) => {
    const { files } = request;
    for (const file of Array.isArray(files) ? files : [files]) await check(file);
    return upload.call(service, request, options);
  };
  service.replace = async (id, request, options) => {
    await check(request.file);
    return replace.call(service, id, request, options);
  };
}

async function check(file: unknown): Promise<void> {
  if (!isPayload(file) || typeof file['filepath'] !== 'string') {
    throw new ValidationError('The upload holds no file. Send one in the field "files".');
  }
  const { originalFilename } = file;
  const name = typeof originalFilename === 'string' ? originalFilename : 'file';
  const type = sniff(await headOf(file['filepath']));
  if (type === null) {
    throw new ValidationError(
      `“${name}” is no picture or PDF that may be uploaded. Use JPEG, PNG, WebP, AVIF, GIF or PDF.`,
    );
  }
  const extension = path.extname(name).toLowerCase();
  if (extension !== '' && !extensionsOf[type].includes(extension)) {
    throw new ValidationError(
      `“${name}” is ${type} by its content, which its name does not say. Name it ${extensionsOf[type][0] ?? ''}.`,
    );
  }
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
