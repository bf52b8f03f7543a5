/** An S3-compatible bucket that is served as a website. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { headersFor } from '../../serve/headers.ts';
import type { Blobs } from '../blobs.ts';
import { bytesOf } from './bytes.ts';
import { formOfFiles } from './form.ts';
import { fileNameOf, nameOrNone } from './names.ts';
import type { ReleaseRule } from './rules/rule.ts';
import type { BucketSettings } from './settings.ts';
import {
  TargetError,
  type HeldFile,
  type ReleaseFile,
  type Target,
  type TargetFile,
} from './target.ts';

/** Metadata by which an object of ours is known, and with which it is compared. */
const printName = 'standfirst-print';
const markName = '.standfirst';
/** How many times a request is tried: on 5xx, 429 and broken connections, with growing pauses. */
const triesMax = 6;
const connectWithinMs = 5_000;
const answerWithinMs = 60_000;
const requestsAtOnce = 24;

/** A bucket: `/articles/a/` is the object `articles/a/index.html`; a redirect is an object too. */
export class BucketTarget implements Target {
  readonly name: string;
  readonly form = formOfFiles();
  readonly concurrency = requestsAtOnce;
  readonly foldsCase = false;
  readonly #settings: BucketSettings;
  readonly #blobs: Blobs;
  readonly #client: S3Client;

  constructor(settings: BucketSettings, blobs: Blobs, { tries = triesMax } = {}) {
    const { bucket, prefix, endpoint, region, keyId, secretKey, sessionToken } = settings;
    this.name = `bucket s3://${bucket}/${prefix}${endpoint === null ? '' : ` at ${endpoint}`}`;
    this.#settings = settings;
    this.#blobs = blobs;
    this.#client = new S3Client({
      region,
      credentials: {
        accessKeyId: keyId,
        secretAccessKey: secretKey,
        ...(sessionToken === null ? {} : { sessionToken }),
      },
      // Other makers' services have no host name for each bucket, nor Amazon's newer checksums.
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: tries,
      requestHandler: {
        connectionTimeout: connectWithinMs,
        requestTimeout: answerWithinMs,
        throwOnRequestTimeout: true,
        httpAgent: { maxSockets: requestsAtOnce },
        httpsAgent: { maxSockets: requestsAtOnce },
      },
    });
  }

  /** The object of a page: bytes, type and how long it may be kept. */
  fileOf(entry: ReleaseFile): TargetFile {
    const headers = storedHeaders(entry);
    return {
      name: fileNameOf(entry.address),
      print: printOf(entry.blob, headers),
      bytes: () => bytesOf(this.#blobs, entry),
      headers,
    };
  }

  /**
   * What has gone is no object: a bucket has no other answer for it than for what never was. A
   * redirect may come from anywhere; one whose address no key can hold keeps nothing back.
   */
  ruleOf(rule: ReleaseRule): TargetFile | null {
    const name = nameOrNone(rule.address);
    if (rule.status === 410 || name === null) return null;
    const headers = { location: encodeURI(rule.location) };
    return {
      name,
      print: printOf('', headers),
      bytes: () => Promise.resolve(new Uint8Array()),
      headers,
    };
  }

  /** None: each rule is an object. */
  rulebook(): Promise<TargetFile[]> {
    return Promise.resolve([]);
  }

  /** What the last run left in the object `.standfirst`. */
  async mark(): Promise<string | null> {
    try {
      const { Body } = await this.#asked(
        this.#client.send(new GetObjectCommand(this.#object(markName))),
      );
      return (await Body?.transformToString()) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  /** Writes the object `.standfirst`. */
  async setMark(mark: string): Promise<void> {
    await this.#asked(
      this.#client.send(
        new PutObjectCommand({
          ...this.#object(markName),
          Body: mark,
          ContentType: 'text/plain',
          CacheControl: 'no-store',
        }),
      ),
    );
  }

  /** Objects that bear our metadata; one question for each. */
  async *list(): AsyncGenerator<HeldFile> {
    const { bucket: Bucket, prefix: Prefix } = this.#settings;
    let ContinuationToken: string | undefined;
    do {
      const page = await this.#asked(
        this.#client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken })),
      );
      const names = (page.Contents ?? []).map(({ Key = '' }) => Key.slice(Prefix.length));
      for (let at = 0; at < names.length; at += requestsAtOnce) {
        const some = names.slice(at, at + requestsAtOnce);
        const held = await Promise.all(some.map((name) => this.#heldAs(name)));
        yield* held.filter((each) => each !== null);
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  /** Uploads an object, whole or not at all. */
  async put({ name, print, bytes, headers }: TargetFile): Promise<void> {
    await this.#asked(
      this.#client.send(
        new PutObjectCommand({
          ...this.#object(name),
          Body: await bytes(),
          ContentType: headers['Content-Type'],
          CacheControl: headers['Cache-Control'],
          WebsiteRedirectLocation: headers['location'],
          Metadata: { [printName]: print },
        }),
      ),
    );
  }

  /** Deletes an object. */
  async remove(name: string): Promise<void> {
    await this.#asked(this.#client.send(new DeleteObjectCommand(this.#object(name))));
  }

  #object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.#settings.bucket, Key: `${this.#settings.prefix}${name}` };
  }

  /** An object of ours with its digest; `null` for what others have put into the bucket. */
  async #heldAs(name: string): Promise<HeldFile | null> {
    if (name === '') return null;
    try {
      const { Metadata } = await this.#client.send(new HeadObjectCommand(this.#object(name)));
      const print = Metadata?.[printName];
      return print === undefined ? null : { name, print };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw this.#explained(error);
    }
  }

  async #asked<T>(request: Promise<T>): Promise<T> {
    return request.catch((error: unknown) => {
      throw error instanceof NoSuchKey ? error : this.#explained(error);
    });
  }

  /** What to do about an answer that no further try will change. */
  #explained(error: unknown): unknown {
    if (!(error instanceof S3ServiceException)) return error;
    const { httpStatusCode: status } = error.$metadata;
    const hint =
      status === 401 || status === 403
        ? 'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION; the key must be allowed to list, read, write and delete.'
        : status === 404
          ? 'Is there a bucket of this name at S3_ENDPOINT?'
          : 'Is the service in order?';
    return new TargetError(
      `The bucket ${this.#settings.bucket} answered ${status ?? 'nothing'} (${error.name}). ${hint}`,
      { cause: error },
    );
  }
}

/** What S3 keeps with an object of all the headers that our own server sends. */
function storedHeaders(entry: ReleaseFile): Record<string, string> {
  const headers = headersFor(entry.address, entry);
  return Object.fromEntries(
    ['Content-Type', 'Cache-Control'].map((name) => [name, headers[name] ?? '']),
  );
}

function printOf(blob: string, headers: Readonly<Record<string, string>>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([blob, headers]))
    .digest('hex');
  return digest.slice(0, 40);
}
