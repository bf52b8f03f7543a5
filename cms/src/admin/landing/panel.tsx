import type { LandedType, LandingNotice } from '@standfirst/shared-types';
import { Flex, Link, Status, Typography } from '@strapi/design-system';
import type { ReactElement } from 'react';
import { useLanding } from './use-landing';

/** What the edit view tells a panel at its side, as far as it is needed here. */
interface EditView {
  readonly model: string;
  /** Missing while a document is being created. */
  readonly documentId?: string;
  readonly document?: { readonly updatedAt?: unknown; readonly status?: unknown };
}

/** A panel at the side of the edit view. */
interface SidePanel {
  readonly title: string;
  readonly content: ReactElement;
}

const types: Readonly<Record<string, LandedType>> = {
  'api::article.article': 'article',
  'api::page.page': 'page',
};

/** Says where an article or a standing page stands on the site. Nothing beside other documents. */
export function OnTheSite({ model, documentId, document }: EditView): SidePanel | null {
  const type = types[model];
  if (type === undefined || documentId === undefined) return null;
  const version = `${String(document?.updatedAt)} ${String(document?.status)}`;
  const path = `/standfirst/landing/${type}/${documentId}`;
  return { title: 'On the site', content: <Landing key={path} path={path} version={version} /> };
}

function Landing({ path, version }: { path: string; version: string }): ReactElement {
  const standing = useLanding(path, version);
  if (standing.kind === 'asking') return <Words tone="absent" text="Looking…" />;
  if (standing.kind === 'failed') return <Words tone="unknown" text="The CMS does not answer." />;
  const { tone, text, link, notes } = standing.notice;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Words tone={tone} text={text} link={link} />
      {notes.map((note) => (
        <Typography key={note} variant="pi" textColor="neutral600">
          {note}
        </Typography>
      ))}
    </Flex>
  );
}

type Tone = LandingNotice['tone'];

const variants = {
  live: 'success',
  moving: 'primary',
  waiting: 'secondary',
  held: 'danger',
  absent: 'neutral',
  unknown: 'warning',
} as const satisfies Record<Tone, string>;

interface WordsProps {
  readonly tone: Tone;
  readonly text: string;
  readonly link?: string | null;
}

/** The first sentence, read out when it changes, and the way to the page. */
function Words({ tone, text, link = null }: WordsProps): ReactElement {
  return (
    <Status variant={variants[tone]} size="S" width="100%">
      <Typography
        tag="span"
        variant="omega"
        fontWeight="bold"
        // Strapi's yellow on yellow has a contrast of 2.6 to 1; WCAG 2.2 (1.4.3) asks for 4.5.
        textColor={tone === 'unknown' ? 'neutral800' : undefined}
      >
        <span role="status">{text}</span>
        {link !== null && (
          <>
            {' · '}
            <Link href={link} isExternal>
              view
            </Link>
          </>
        )}
      </Typography>
    </Status>
  );
}
