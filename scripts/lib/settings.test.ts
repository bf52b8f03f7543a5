import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from './paths.ts';
import { reachable, readSettings, SettingsError } from './settings.ts';

const secret = 'x'.repeat(32);
const least = { PUBLISHER_TOKEN: secret, PREVIEW_TOKEN: secret, WAKE_SECRET: secret };

/** The faults that are listed, one line each. */
function faultsOf(environment: Record<string, string>): string[] {
  try {
    readSettings({ ...least, ...environment });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

describe('the settings', () => {
  it('have the documented values where nothing is set', () => {
    expect(readSettings(least)).toMatchObject({
      host: '127.0.0.1',
      sitePort: 4321,
      cmsPort: 1337,
      publisherPort: null,
      siteUrl: 'http://127.0.0.1:4321',
      cmsUrl: 'http://127.0.0.1:1337',
      cmsInternalUrl: 'http://127.0.0.1:1337',
      dataDir: join(repositoryRoot, '.data'),
      releasesKept: 20,
    });
  });

  it('follow the environment', () => {
    const settings = readSettings({
      ...least,
      HOST: '0.0.0.0',
      SITE_PORT: '8080',
      CMS_PORT: '8081',
      PUBLISHER_PORT: '8082',
      SITE_URL: 'https://precept.example/',
      CMS_URL: 'https://cms.precept.example',
      CMS_INTERNAL_URL: 'http://127.0.0.1:8081',
      DATA_DIR: '/srv/data',
      TRUST_PROXY: '2',
      POLL_MS: '250',
    });
    expect(settings).toMatchObject({
      sitePort: 8080,
      cmsPort: 8081,
      publisherPort: 8082,
      siteUrl: 'https://precept.example',
      cmsUrl: 'https://cms.precept.example',
      cmsInternalUrl: 'http://127.0.0.1:8081',
      dataDir: '/srv/data',
      proxyCount: 2,
      pollMs: 250,
    });
  });

  it('take an empty variable for one that isn’t set', () => {
    expect(
      readSettings({ ...least, SITE_PORT: '', SITE_URL: '', PUBLISHER_PORT: '' }),
    ).toMatchObject({
      sitePort: 4321,
      publisherPort: null,
    });
  });

  it.each([
    [{ SITE_PORT: 'http' }, 'SITE_PORT must be a port number'],
    [{ SITE_PORT: '80.5' }, 'SITE_PORT must be a port number'],
    [{ CMS_PORT: '0' }, 'CMS_PORT must be a port number from 1 to 65535'],
    [{ CMS_PORT: '65536' }, 'CMS_PORT must be a port number from 1 to 65535'],
    [{ PUBLISHER_PORT: '-1' }, 'PUBLISHER_PORT must be a port number from 1 to 65535'],
    [{ SITE_URL: 'precept.example' }, 'SITE_URL must be an http(s) address'],
    [{ SITE_URL: 'ftp://precept.example' }, 'SITE_URL must be an http(s) address'],
    [
      { SITE_URL: 'https://precept.example/magazine' },
      'SITE_URL must end after host and port: no path, no user',
    ],
    [
      { SITE_URL: 'https://precept.example/?a=1' },
      'SITE_URL must end after host and port: no path, no user',
    ],
    [
      { CMS_URL: 'https://me:secret@cms.example' },
      'CMS_URL must end after host and port: no path, no user',
    ],
    [{ PUBLISHER_TOKEN: 'short' }, 'PUBLISHER_TOKEN must have at least 32 characters'],
    [{ WAKE_SECRET: '' }, 'WAKE_SECRET is missing; `npm start` writes one into .env'],
    [{ TRUST_PROXY: '-1' }, 'TRUST_PROXY must not be below 0'],
    [{ POLL_MS: 'often' }, 'POLL_MS must be a number'],
    [{ POLL_MS: '0' }, 'POLL_MS must be above 0'],
    [{ RELEASES_KEPT: '1.5' }, 'RELEASES_KEPT must be a whole number'],
    [{ CMS_PORT: '4321' }, 'CMS_PORT must differ from SITE_PORT: both are 4321'],
    [{ PUBLISHER_PORT: '1337' }, 'PUBLISHER_PORT must differ from CMS_PORT: both are 1337'],
  ])('refuse %j by name', (environment, fault) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual([fault]);
  });

  it('name no target unless told to', () => {
    expect(readSettings(least)).toMatchObject({ targetFolder: null, targetBucket: null });
  });

  it('name a folder, and the host that serves it', () => {
    expect(readSettings({ ...least, TARGET_FOLDER: '/srv/www' }).targetFolder).toEqual({
      root: '/srv/www',
      host: null,
      desk: null,
    });
    expect(
      readSettings({
        ...least,
        TARGET_FOLDER: 'www',
        TARGET_FOLDER_HOST: 'netlify',
        TARGET_FOLDER_DESK: 'https://desk.example',
      }).targetFolder,
    ).toEqual({
      root: join(repositoryRoot, 'www'),
      host: 'netlify',
      desk: 'https://desk.example',
    });
  });

  it('name a bucket as the AWS tools do', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
    expect(readSettings({ ...least, ...keys, TARGET_BUCKET: 's3://precept' }).targetBucket).toEqual(
      {
        bucket: 'precept',
        prefix: '',
        endpoint: null,
        region: 'us-east-1',
        keyId: 'id',
        secretKey: 'key',
        sessionToken: null,
      },
    );
    expect(
      readSettings({
        ...least,
        ...keys,
        TARGET_BUCKET: 's3://precept/www/live/',
        S3_ENDPOINT: 'https://s3.example/',
        AWS_REGION: 'auto',
        AWS_SESSION_TOKEN: 'lent',
      }).targetBucket,
    ).toMatchObject({
      prefix: 'www/live/',
      endpoint: 'https://s3.example',
      region: 'auto',
      sessionToken: 'lent',
    });
  });

  it.each([
    [{ TARGET_FOLDER: '.' }, `must be a folder of its own: ${repositoryRoot} lies in it`],
    [{ TARGET_FOLDER: '/' }, `must be a folder of its own: ${repositoryRoot} lies in it`],
    [
      { TARGET_FOLDER: '/srv', DATA_DIR: '/srv/..data' },
      'must be a folder of its own: /srv/..data lies in it',
    ],
  ])('keep a target apart from what is ours: %j', (environment, fault) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual([`TARGET_FOLDER ${fault}`]);
  });

  it.each([
    [{ TARGET_FOLDER_HOST: 'netlify' }, ['TARGET_FOLDER_HOST says who serves a folder']],
    [
      { TARGET_FOLDER: '/srv/www', TARGET_FOLDER_HOST: 'geocities' },
      ['TARGET_FOLDER_HOST must be netlify or cloudflare, or nothing'],
    ],
    [
      { TARGET_BUCKET: 'precept', S3_ENDPOINT: 's3.example', SITE_PORT: 'x' },
      [
        'SITE_PORT must be a port number',
        'TARGET_BUCKET must be s3://bucket or s3://bucket/prefix',
        'S3_ENDPOINT must be an http(s) address',
        'AWS_ACCESS_KEY_ID is missing; TARGET_BUCKET needs it',
        'AWS_SECRET_ACCESS_KEY is missing; TARGET_BUCKET needs it',
      ],
    ],
  ])('refuse half a target, along with other faults: %j', (environment, faults) => {
    const found = faultsOf(environment);
    expect(found.map((fault, at) => fault.slice(0, faults[at]?.length))).toEqual(faults);
  });

  it('list every fault together', () => {
    const faults = faultsOf({
      SITE_PORT: 'x',
      CMS_PORT: '0',
      SITE_URL: 'x',
      WAKE_SECRET: 'x',
      POLL_MS: '-1',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'SITE_PORT',
      'CMS_PORT',
      'SITE_URL',
      'WAKE_SECRET',
      'POLL_MS',
    ]);
  });
});

describe('a server that listens everywhere', () => {
  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', '[::1]'],
    ['192.0.2.7', '192.0.2.7'],
    ['cms.internal', 'cms.internal'],
  ])('on %s is reached at %s', (host, name) => {
    expect(reachable(host)).toBe(name);
  });
});
