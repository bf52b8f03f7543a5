import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/**
 * What readers may call of Strapi's own routes: nothing. The site has the content already, and
 * accounts are asked for below `/api/reader`: see `src/readers`. Everything that is not listed is
 * denied.
 */
const grants: Readonly<Record<'public' | 'authenticated', readonly string[]>> = {
  public: [],
  authenticated: [],
};

const storedRole = z.object({
  id: z.number(),
  permissions: z.array(z.object({ id: z.number(), action: z.string() })),
});

/** Brings the permissions of readers, signed in or not, to exactly what is declared here. */
export async function syncReaderRoles(strapi: Core.Strapi): Promise<void> {
  await syncRole(strapi, 'public');
  await syncRole(strapi, 'authenticated');
  await keepOnePermission(strapi);
}

/**
 * Where there is no permission at all, Strapi takes the database for new and grants its usual ones at
 * each start, for a moment and in the way of whoever writes. One that no role has prevents that.
 */
async function keepOnePermission(strapi: Core.Strapi): Promise<void> {
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  if ((await permissions.count()) > 0) return;
  await permissions.create({ data: { action: 'plugin::users-permissions.user.me' } });
}

async function syncRole(strapi: Core.Strapi, type: 'public' | 'authenticated'): Promise<void> {
  const row: unknown = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type }, populate: { permissions: true } });
  const role = storedRole.parse(row);
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const surplus = role.permissions.filter(({ action }) => !grants[type].includes(action));
  if (surplus.length > 0) {
    await permissions.deleteMany({ where: { id: { $in: surplus.map(({ id }) => id) } } });
  }
  const held = role.permissions.map(({ action }) => action);
  for (const action of grants[type]) {
    if (!held.includes(action)) await permissions.create({ data: { action, role: role.id } });
  }
}
