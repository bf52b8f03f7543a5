import { z } from 'zod';

const absolute = z.url({ protocol: /^https?$/ });

/** A document as JSON Feed 1.1 asks (https://www.jsonfeed.org/version/1.1/), of what we use of it. */
export const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: absolute,
  feed_url: absolute,
  language: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: absolute,
      title: z.string(),
      content_html: z.string().min(1),
      summary: z.string().optional(),
      date_published: z.iso.datetime({ offset: true }),
      authors: z
        .array(z.strictObject({ name: z.string(), url: absolute }))
        .min(1)
        .optional(),
      tags: z.array(z.string()).min(1).optional(),
      image: absolute.optional(),
      attachments: z
        .array(
          z.strictObject({
            url: absolute,
            mime_type: z.string(),
            size_in_bytes: z.number().positive(),
          }),
        )
        .optional(),
    }),
  ),
});
