import type { ReleaseRule } from './rules/rule.ts';

/** Somewhere that follows the live release: a folder, a bucket. It knows how to write, not what. */
export interface Target {
  /** What it is called in the log and in the record: `folder /srv/www`, `bucket s3://precept/site`. */
  readonly name: string;
  /** Digest of how files are made for it; with another one every file is compared anew. */
  readonly form: string;
  /** How many files it is worth writing at once. */
  readonly concurrency: number;
  /** Whether names that differ in case only may be one file. */
  readonly foldsCase: boolean;
  /**
   * The file that an entry of the release becomes.
   * @throws {TargetError} naming the address, if no file can hold it.
   */
  fileOf(entry: ReleaseFile): TargetFile;
  /** The file that says what a rule says; `null` where rules stand together. */
  ruleOf(rule: ReleaseRule): TargetFile | null;
  /** The files in which all rules stand together; none where each rule is a file. */
  rulebook(release: ReleasePlace): Promise<TargetFile[]>;
  /** The mark that the last run left, or `null` if none did. */
  mark(): Promise<string | null>;
  /** Leaves a mark, and clears away what a run that was killed left half-written. */
  setMark(mark: string): Promise<void>;
  /** What is there of ours. Asked when the record is lost or does not fit. */
  list(): AsyncIterable<HeldFile>;
  /** Writes a file: readers see the old one or the new one, whole. */
  put(file: TargetFile): Promise<void>;
  /** Takes a file away; one that is not there is no fault. */
  remove(name: string): Promise<void>;
}

/** What stands at an address of a release. */
export interface ReleaseFile {
  address: string;
  /** The name of its bytes: see blobs.ts. */
  blob: string;
  mime: string;
  /** Content-Security-Policy sources of the styles inside. */
  styles: string;
}

/** Where all of a release can be read. */
export interface ReleasePlace {
  databasePath: string;
  release: number;
}

/** A file as a target has it. */
export interface HeldFile {
  name: string;
  /** Digest of all that makes the file what it is. */
  print: string;
}

/** A file as a target should have it. */
export interface TargetFile extends HeldFile {
  bytes: () => Promise<Uint8Array>;
  headers: Readonly<Record<string, string>>;
  /** What the file can't say and our own server would; told to the operator when it is written. */
  warnings?: readonly string[];
}

/** A target can't be brought to the live release. The message says which, why and what to do. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}
