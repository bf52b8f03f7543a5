import mark from './brand/standfirst.svg';
import { wording } from './wording';

/** How the panel looks and speaks before any part of ours adds to it. */
const config = {
  auth: { logo: mark },
  menu: { logo: mark },
  head: { favicon: mark },
  locales: [],
  translations: { en: wording },
  tutorials: false,
  notifications: { releases: false },
};

export default { config };
