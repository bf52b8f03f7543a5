/** For the preview token only: every other token and role is denied. */
export default {
  routes: [
    {
      method: 'GET',
      path: '/drafts/:type/:documentId',
      handler: 'api::draft.draft.read',
      info: { type: 'content-api' },
    },
  ],
};
