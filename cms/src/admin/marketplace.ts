import type { StrapiApp } from '@strapi/strapi/admin';

/** Nobody in this panel may visit Strapi's marketplace, so the menu does not offer it. */
export function closeMarketplace({ rbac }: Pick<StrapiApp, 'rbac'>): void {
  rbac.use(
    () => (next) => (permissions) =>
      next(permissions.filter(({ action }) => action !== 'admin::marketplace.read')),
  );
}
