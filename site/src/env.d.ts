declare namespace App {
  interface Locals {
    /** The one object this page is made of. */
    page: import('./model/page.ts').Page;
  }
}
