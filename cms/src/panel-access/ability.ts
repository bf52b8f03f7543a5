import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const panelRequest = z.object({ state: z.object({ userAbility: z.unknown() }) });

/** What the panel user of this request may do, as Strapi's own object; `null` where nobody asks through the panel. */
export function panelAbility(strapi: Core.Strapi): object | null {
  const request = panelRequest.safeParse(strapi.requestContext.get());
  const ability = request.success ? request.data.state.userAbility : null;
  return typeof ability === 'object' ? ability : null;
}
