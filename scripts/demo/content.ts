/** The demonstration magazine as files: read, checked, and every fault named by file and field. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  articleKinds,
  commentPolicies,
  correctionKinds,
  sectionColours,
} from '@standfirst/shared-types';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = join(import.meta.dirname, 'content');

const day = z
  .union([z.string(), z.date()])
  .transform((value) => new Date(value).toISOString().slice(0, 10));
const figure = z.object({
  picture: z.string(),
  alt: z.string().min(1),
  caption: z.string().optional(),
  credit: z.string().optional(),
  decorative: z.boolean().optional(),
});

const article = z.object({
  title: z.string().max(150),
  kind: z.enum(articleKinds),
  section: z.string(),
  column: z.string().optional(),
  bylines: z.array(z.string()).min(1),
  rolesAtPublication: z.record(z.string(), z.string()).optional(),
  standfirst: z.string().max(300),
  teaser: z.string().max(160).optional(),
  /** London time. */
  published: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'must be YYYY-MM-DDThh:mm'),
  signOff: z.string().optional(),
  leadImage: figure.optional(),
  related: z.array(z.string()).default([]),
  corrections: z
    .array(z.object({ date: day, kind: z.enum(correctionKinds), text: z.string() }))
    .default([]),
  tags: z.array(z.string()).default([]),
  commentsOpen: z.boolean().default(true),
  seo: z.object({ title: z.string().optional(), description: z.string().optional() }).optional(),
});
const page = z.object({ title: z.string(), slug: z.string(), inFooter: z.boolean().default(true) });
const section = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  position: z.number(),
  colour: z.enum(sectionColours),
});
const author = z.object({
  slug: z.string(),
  name: z.string(),
  role: z.string(),
  signOff: z.string().optional(),
  bio: z.string(),
  portrait: figure.optional(),
  links: z.array(z.object({ label: z.string(), url: z.url() })).default([]),
});
const column = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  authors: z.array(z.string()),
  closed: z.boolean().default(false),
});
const tag = z.object({ slug: z.string(), name: z.string() });
const settings = z.object({
  title: z.string(),
  tagline: z.string(),
  description: z.string(),
  publisher: z.string(),
  contactEmail: z.email(),
  commentPolicy: z.enum(commentPolicies),
  commentsCloseAfterDays: z.number(),
  blockedWords: z.array(z.string()),
  timeZone: z.string(),
});
const conversation = z.object({
  readers: z.array(z.object({ username: z.string(), email: z.email() })),
  comments: z.array(
    z.object({
      key: z.string(),
      article: z.string(),
      reader: z.string(),
      parent: z.string().optional(),
      body: z.string().max(2000),
      state: z.enum(['pending', 'approved', 'rejected', 'spam', 'withdrawn']),
      submittedAt: z.coerce.date(),
      decidedAt: z.coerce.date().optional(),
      reason: z.string().optional(),
      heldBy: z.array(z.string()).optional(),
    }),
  ),
});

/** A figure as the content files write it. */
export type DemoFigure = z.infer<typeof figure>;
/** An article's front matter, its slug and its Markdown. */
export type DemoArticle = z.infer<typeof article> & { slug: string; body: string };

/** Everything that is loaded. */
export interface DemoContent {
  sections: z.infer<typeof section>[];
  authors: z.infer<typeof author>[];
  columns: z.infer<typeof column>[];
  tags: z.infer<typeof tag>[];
  pages: (z.infer<typeof page> & { body: string })[];
  articles: DemoArticle[];
  settings: z.infer<typeof settings>;
  /** Slugs of the edited front page, the lead first. */
  frontPage: string[];
  readers: z.infer<typeof conversation>['readers'];
  comments: z.infer<typeof conversation>['comments'];
}

/**
 * Reads all of it.
 * @throws {Error} naming the file and the field.
 */
export function readContent(): DemoContent {
  const { readers, comments } = readYaml('readers-and-comments.yaml', conversation);
  return {
    sections: readYaml('sections.yaml', z.array(section)),
    authors: readYaml('authors.yaml', z.array(author)),
    columns: readYaml('columns.yaml', z.array(column)),
    tags: readYaml('tags.yaml', z.array(tag)),
    settings: readYaml('settings.yaml', settings),
    frontPage: readYaml('front-page.yaml', z.array(z.string()).max(7)),
    pages: readMarkdown('pages', page).map(({ data, body }) => ({ ...data, body })),
    articles: readMarkdown('articles', article)
      .map(({ data, body, slug }) => ({ ...data, body, slug }))
      .sort((a, b) => a.published.localeCompare(b.published)),
    readers,
    comments,
  };
}

function readYaml<T extends z.ZodType>(file: string, schema: T): z.infer<T> {
  return checked(file, parse(readFileSync(join(folder, file), 'utf8')), schema);
}

function readMarkdown<T extends z.ZodType>(
  name: string,
  schema: T,
): { slug: string; data: z.infer<T>; body: string }[] {
  return readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
        readFileSync(join(folder, name, file), 'utf8'),
      );
      if (match === null)
        throw new Error(`${name}/${file} has no front matter between two lines of "---".`);
      return {
        slug: file.replace(/\.md$/, ''),
        data: checked(`${name}/${file}`, parse(match[1] ?? ''), schema),
        body: (match[2] ?? '').trim(),
      };
    });
}

function checked<T extends z.ZodType>(file: string, value: unknown, schema: T): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file}: ${faults.join('; ')}`);
}
