import type { Core } from '@strapi/strapi';
import {
  recogniseLog,
  registerChangeLog,
  startChangeLog,
  WorkflowBell,
  type Bell,
} from './change-log';
import { registerComments } from './comments';
import { applyEditorialRules } from './editorial';
import { readEnv } from './env';
import { keepWhatIsUsed } from './in-use';
import { registerLanding } from './landing';
import { registerMail, stopMail } from './mail';
import { registerModeration, startModeration } from './moderation';
import { hideReaderAddresses } from './reader-privacy';
import { keepReaderKeys, registerReaders } from './readers';
import type { Repeated } from './repeated';
import { startSchedule } from './schedule';
import { setUp } from './setup';
import { checkUploadsByContent } from './uploads';
import { registerViews, startScores } from './views';

/** What stops the change log's bell when Strapi stops. */
let bell: Bell | null = null;
/** The same for the bell that starts a workflow, where one is to be started. */
let workflowBell: WorkflowBell | null = null;
/** What stops the schedule when Strapi stops. */
let schedule: Repeated | null = null;
/** The same for what moderation does by itself. */
let moderation: Repeated | null = null;
/** What stops the adding up of views when Strapi stops. */
let scores: Repeated | null = null;

/** Strapi's two hooks. Each is a list of the parts, in the order they depend on one another. */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerChangeLog(strapi);
    applyEditorialRules(strapi);
    keepWhatIsUsed(strapi);
    checkUploadsByContent(strapi);
    hideReaderAddresses(strapi);
    registerLanding(strapi, readEnv(process.env));
    registerMail(strapi, readEnv(process.env));
    registerReaders(strapi, readEnv(process.env));
    registerComments(strapi, readEnv(process.env));
    registerModeration(strapi, readEnv(process.env));
    registerViews(strapi, readEnv(process.env));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const settings = readEnv(process.env);
    await keepReaderKeys(strapi);
    await setUp(strapi, settings);
    await recogniseLog(strapi, settings.dataDir);
    const { wakeUrl, wakeSecret, wakeGithub } = settings;
    bell = await startChangeLog(
      strapi,
      wakeUrl === null ? null : { url: wakeUrl, secret: wakeSecret },
    );
    workflowBell = wakeGithub === null ? null : new WorkflowBell(strapi, wakeGithub);
    workflowBell?.start();
    moderation = startModeration(strapi, settings);
    schedule = startSchedule(strapi);
    scores = startScores(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await scores?.stop();
    await schedule?.stop();
    await moderation?.stop();
    await workflowBell?.stop();
    await bell?.stop();
    await stopMail(strapi);
  },
};
