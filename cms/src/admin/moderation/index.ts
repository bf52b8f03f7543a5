import type { StrapiApp } from '@strapi/strapi/admin';
import { moderationPath, moderators } from './access';
import { MenuIcon } from './menu-icon';

/** Adds the queue to the panel's menu, for those who may moderate. */
export function addModeration(panel: Pick<StrapiApp, 'addMenuLink'>): void {
  panel.addMenuLink({
    to: moderationPath,
    icon: MenuIcon,
    intlLabel: { id: 'standfirst.moderation', defaultMessage: 'Moderation' },
    permissions: moderators,
    position: 2,
    Component: () => import('./page'),
  });
}
