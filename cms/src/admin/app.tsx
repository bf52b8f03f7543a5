import type { StrapiApp } from '@strapi/strapi/admin';
import mark from './brand/standfirst.svg';
import { addLandingPanel } from './landing';
import { shortenColumns, tableColumnsHook } from './list-columns';
import { closeMarketplace } from './marketplace';
import { addModeration } from './moderation';
import { wording } from './wording';

/** How the panel looks and speaks before any part of ours adds to it. */
const config = {
  auth: { logo: mark },
  menu: { logo: mark },
  head: { favicon: mark },
  // British dates and words; the first administrator's panel is set to it.
  locales: ['en-GB'],
  translations: { en: wording, 'en-GB': wording },
  tutorials: false,
  notifications: { releases: false },
};

/**
 * Takes down Strapi's advertisement of its new media library, which no setting does. It stands
 * while the browser has no note of its dismissal; the note bears the project's uuid, and ours has
 * none (`strapi.uuid` in package.json).
 */
function dismissAdvertisement(): void {
  window.localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');
}

/** The part of Strapi's panel that is used at its start. */
interface Panel {
  registerHook(name: string, handler: typeof shortenColumns): void;
  getPlugin(name: string): { readonly apis: unknown };
}

export default {
  config,
  // Only this first hook is given the whole application.
  register(panel: Pick<StrapiApp, 'addMenuLink' | 'rbac'>) {
    closeMarketplace(panel);
    addModeration(panel);
  },
  bootstrap(panel: Panel) {
    dismissAdvertisement();
    panel.registerHook(tableColumnsHook, shortenColumns);
    addLandingPanel(panel);
  },
};
