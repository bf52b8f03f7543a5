/** The parts of `@20minutes/s3rver` that tests use; it brings no types of its own. */
declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http';

  export default class S3rver {
    constructor(options: {
      directory: string;
      silent: boolean;
      allowMismatchedSignatures: boolean;
      configureBuckets: { name: string; configs: string[] }[];
    });
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
    readonly store: {
      listObjects(
        bucket: string,
        options: { maxKeys: number },
      ): Promise<{ objects: { key: string }[] }>;
    };
  }
}
