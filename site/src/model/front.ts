import { scopes } from '../content/index.ts';
import { cardFor, cardsFor, sectionLabel } from './card.ts';
import type { BuildContext } from './context.ts';
import { frameFor, headFor } from './frame.ts';
import { mostReadIn } from './most-read.ts';
import type { FrontPage, SectionBlock } from './page.ts';
import { magazineJsonLd } from './structured-data/magazine.ts';

/** Most articles in a section's block. */
const sectionBlockMax = 5;
/** Most opinion pieces in their strip. */
const opinionMax = 4;
/** Most picks beside the lead. */
const picksMax = 6;

/** The front page. No article stands on it twice, but for those that readers opened most. */
export function frontPage(context: BuildContext): FrontPage {
  const { content } = context;
  const chosen = (content.get('front-page.lead', 'single')?.lead ?? []).filter(
    (id, place, all) => all.indexOf(id) === place && cardFor(context, id) !== null,
  );
  const [leadId, ...pickIds] = chosen.length > 0 ? chosen : content.newest(scopes.articles, 1);
  const shown = new Set([...(leadId === undefined ? [] : [leadId]), ...pickIds]);
  const take = (scope: string, limit: number): string[] => {
    const ids = content.newest(scope, limit + shown.size).filter((id) => !shown.has(id));
    const taken = ids.slice(0, limit);
    taken.forEach((id) => shown.add(id));
    return taken;
  };
  return {
    template: 'front',
    address: '/',
    site: frameFor(context),
    head: headFor(context, {
      address: '/',
      title: null,
      description: null,
      jsonLd: magazineJsonLd(context),
    }),
    lead: leadId === undefined ? null : cardFor(context, leadId),
    picks: cardsFor(context, pickIds.slice(0, picksMax)),
    opinion: cardsFor(context, take(scopes.kind('opinion'), opinionMax)),
    mostRead: mostReadIn(context, scopes.mostRead),
    sections: content.all(scopes.sections).flatMap((id) => sectionBlock(context, id, take)),
  };
}

function sectionBlock(
  context: BuildContext,
  id: string,
  take: (scope: string, limit: number) => string[],
): SectionBlock[] {
  const section = sectionLabel(context, id);
  const cards = cardsFor(context, take(scopes.section(id), sectionBlockMax));
  return section === null || cards.length === 0 ? [] : [{ section, cards }];
}
