import type { Page } from './model/page.ts';

declare global {
  namespace App {
    /** What each template is given. */
    interface Locals {
      /** The one object this page is made of. */
      page: Page;
    }
  }
}
