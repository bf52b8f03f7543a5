import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import database from '../config/database.ts';
import { EnvError, readEnv, repositoryRoot } from '../src/env.ts';
import { testSecrets } from './strapi.ts';

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.faults;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs nothing but the secrets', () => {
    expect(readEnv(testSecrets)).toMatchObject({
      host: '127.0.0.1',
      cmsPort: 1337,
      sitePort: 4321,
      cmsUrl: 'http://127.0.0.1:1337',
      siteUrl: 'http://127.0.0.1:4321',
      dataDir: path.join(repositoryRoot, '.data'),
      databaseUrl: null,
      wakeUrl: null,
      adminEmail: null,
      proxyCount: 0,
    });
  });

  it('makes public addresses from host and port', () => {
    const env = readEnv({ ...testSecrets, HOST: '0.0.0.0', CMS_PORT: '8080' });
    expect(env.cmsUrl).toBe('http://0.0.0.0:8080');
  });

  it('takes the slash off the end of public addresses', () => {
    expect(readEnv({ ...testSecrets, SITE_URL: 'https://example.org/' }).siteUrl).toBe(
      'https://example.org',
    );
  });

  it('resolves DATA_DIR from the root of the repository', () => {
    expect(readEnv({ ...testSecrets, DATA_DIR: 'x/y' }).dataDir).toBe(
      path.join(repositoryRoot, 'x', 'y'),
    );
    expect(readEnv({ ...testSecrets, DATA_DIR: '/srv/data' }).dataDir).toBe('/srv/data');
  });

  it('knows an identity provider once all of it is said, and keeps its issuer as it is written', () => {
    const given = {
      OIDC_ISSUER: 'https://id.example/guild/',
      OIDC_CLIENT_ID: 'precept',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_NAME: 'Guild of Riggers',
    };
    expect(readEnv(testSecrets).oidc).toBeNull();
    expect(readEnv({ ...testSecrets, ...given }).oidc).toEqual({
      issuer: 'https://id.example/guild/',
      clientId: 'precept',
      clientSecret: 'secret',
      name: 'Guild of Riggers',
    });
    for (const [name] of Object.entries(given))
      expect(faultsOf({ ...testSecrets, ...given, [name]: '' })).toEqual([
        expect.stringContaining(`${name} is not set: OIDC_`),
      ]);
    expect(faultsOf({ ...testSecrets, ...given, OIDC_ISSUER: 'http://id.example' })).toEqual([
      'OIDC_ISSUER is not https: sign-in by plain http is for 127.0.0.1 and localhost only.',
    ]);
  });

  it('names the repository whose workflow is started', () => {
    const given = { WAKE_GITHUB_REPOSITORY: 'precept/magazine', WAKE_GITHUB_TOKEN: 'token' };
    expect(readEnv(testSecrets).wakeGithub).toBeNull();
    expect(readEnv({ ...testSecrets, ...given }).wakeGithub).toEqual({
      repository: 'precept/magazine',
      token: 'token',
      api: 'https://api.github.com',
    });
    const api = 'https://git.example/api/v3/';
    expect(readEnv({ ...testSecrets, ...given, WAKE_GITHUB_API: api }).wakeGithub?.api).toBe(
      'https://git.example/api/v3',
    );
  });

  it('refuses half of what it takes to start a workflow, along with other faults', () => {
    expect(faultsOf({ ...testSecrets, WAKE_GITHUB_TOKEN: 'token', CMS_PORT: '-1' })).toEqual([
      'CMS_PORT is below 0: give a port from 1 to 65535.',
      'WAKE_GITHUB_REPOSITORY is not set: WAKE_GITHUB_TOKEN needs it.',
    ]);
    expect(faultsOf({ ...testSecrets, WAKE_GITHUB_REPOSITORY: 'precept' })).toEqual([
      'WAKE_GITHUB_REPOSITORY is no repository: give owner/name.',
      'WAKE_GITHUB_TOKEN is not set: WAKE_GITHUB_REPOSITORY needs it.',
    ]);
  });

  it('keeps mails as files, unless it is told where and from whom to send them', () => {
    expect(readEnv(testSecrets)).toMatchObject({ smtpUrl: null, mailFrom: null });
    const given = {
      SMTP_URL: 'smtps://user:secret@mail.example.org',
      MAIL_FROM: 'The Precept <post@example.org>',
    };
    expect(readEnv({ ...testSecrets, ...given })).toMatchObject({
      smtpUrl: given.SMTP_URL,
      mailFrom: given.MAIL_FROM,
    });
    const wrong = { SMTP_URL: 'mail.example.org', MAIL_FROM: 'The Precept' };
    expect(faultsOf({ ...testSecrets, ...wrong })).toEqual([
      expect.stringContaining('SMTP_URL is no mail server'),
      expect.stringContaining('MAIL_FROM is no sender'),
    ]);
  });

  it('counts an empty variable as not set', () => {
    expect(readEnv({ ...testSecrets, DATABASE_URL: '', CMS_PORT: ' ' })).toMatchObject({
      databaseUrl: null,
      cmsPort: 1337,
    });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      ...testSecrets,
      CMS_PORT: 'http',
      SITE_URL: 'example.org',
      DATABASE_URL: 'mysql://x',
      JWT_SECRET: 'short',
      WAKE_SECRET: undefined,
      ADMIN_EMAIL: 'nobody',
      TRUST_PROXY: '-1',
    });
    const named = faults.map((fault) => fault.split(' ')[0]);
    expect(named.sort()).toEqual(
      [
        'CMS_PORT',
        'SITE_URL',
        'DATABASE_URL',
        'JWT_SECRET',
        'WAKE_SECRET',
        'ADMIN_EMAIL',
        'TRUST_PROXY',
      ].sort(),
    );
  });

  it.each(Object.keys(testSecrets))('has no default for %s', (name) => {
    expect(faultsOf({ ...testSecrets, [name]: undefined })).toEqual([
      expect.stringContaining(`${name} is not set`),
    ]);
  });

  it('refuses a short secret without repeating it', () => {
    const [fault] = faultsOf({ ...testSecrets, PUBLISHER_TOKEN: 'hunter2' });
    expect(fault).toContain('PUBLISHER_TOKEN is shorter than 32 characters');
    expect(fault).not.toContain('hunter2');
  });

  it('cannot be changed once it is read', () => {
    expect(Object.isFrozen(readEnv(testSecrets))).toBe(true);
  });
});

describe('PostgreSQL', () => {
  it('is written and read in UTC, whatever the clock on the machine’s wall says', () => {
    for (const [name, value] of Object.entries(testSecrets)) vi.stubEnv(name, value);
    vi.stubEnv('TZ', 'Europe/London');
    vi.stubEnv('DATABASE_URL', 'postgres://localhost/standfirst');
    onTestFinished(() => void vi.unstubAllEnvs());
    const summer = new Date('2026-07-01T12:00:00Z');
    expect(summer.getHours()).toBe(13);
    database();
    expect(summer.getHours()).toBe(12);
  });
});
