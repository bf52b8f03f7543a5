import { folders, keyOf, magazine } from '../../../data.ts';
import { feedOf } from '../../../feed.ts';
import { feedLength, type List } from '../../../../../plain/magazine.ts';

/** A feed for each list. */
export function getStaticPaths() {
  return Object.entries(folders).flatMap(([folder, lists]) =>
    lists.map((list) => ({
      params: { folder, slug: list.slug },
      props: { list },
      cacheKey: keyOf(list.articles.slice(0, feedLength), list.id),
    })),
  );
}

/** One list's feed. */
export function GET({ props: { list } }: { props: { list: List } }): Promise<Response> {
  return feedOf({ title: `${magazine.title}: ${list.name}`, ...list });
}
