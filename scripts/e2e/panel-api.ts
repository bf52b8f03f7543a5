/** The calls that the panel's own pages make, for tests that need many documents quickly. */

/** A signed-in editor's way to the CMS. */
export interface PanelApi {
  /** Creates a document; returns its id. Single types are updated. */
  create: (type: string, data: Record<string, unknown>) => Promise<string>;
  update: (type: string, id: string, data: Record<string, unknown>) => Promise<void>;
  publish: (type: string, id: string, data?: Record<string, unknown>) => Promise<void>;
  unpublish: (type: string, id: string) => Promise<void>;
  remove: (type: string, id: string) => Promise<void>;
  /** The id of the document with this slug. */
  idOf: (type: string, slug: string) => Promise<string>;
  /** The address that the panel's preview button opens. */
  previewAddress: (
    type: string,
    target: { id: string; status: 'draft' | 'published' },
  ) => Promise<string>;
}

/** Signs in as the administrator. */
export async function signIn(
  cmsUrl: string,
  { email, password }: { email: string; password: string },
): Promise<PanelApi> {
  const response = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const body = (await response.json()) as { data?: { token?: string; accessToken?: string } };
  const token = body.data?.token ?? body.data?.accessToken;
  if (!response.ok || token === undefined)
    throw new Error(`Signing in to the panel answered ${response.status}.`);

  const ask = async (method: string, path: string, data?: unknown): Promise<unknown> => {
    const answer = await fetch(`${cmsUrl}/content-manager${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return text === '' ? null : JSON.parse(text);
  };
  const collection = (type: string) => `/collection-types/api::${type}.${type}`;
  return {
    async create(type, data) {
      const made = (await ask('POST', collection(type), data)) as { data: { documentId: string } };
      return made.data.documentId;
    },
    async update(type, id, data) {
      await ask('PUT', `${collection(type)}/${id}`, data);
    },
    async publish(type, id, data = {}) {
      await ask('POST', `${collection(type)}/${id}/actions/publish`, data);
    },
    async unpublish(type, id) {
      await ask('POST', `${collection(type)}/${id}/actions/unpublish`, {});
    },
    async previewAddress(type, { id, status }) {
      const query = `documentId=${id}&status=${status}`;
      const found = (await ask('GET', `/preview/url/api::${type}.${type}?${query}`)) as {
        data: { url: string };
      };
      return found.data.url;
    },
    async idOf(type, slug) {
      const filter = `filters[slug][$eq]=${encodeURIComponent(slug)}`;
      const found = (await ask('GET', `${collection(type)}?${filter}`)) as {
        results: { documentId: string }[];
      };
      const [first] = found.results;
      if (first === undefined) throw new Error(`There is no ${type} with the slug "${slug}".`);
      return first.documentId;
    },
    async remove(type, id) {
      await ask('DELETE', `${collection(type)}/${id}`);
    },
  };
}
