/** Only the feed: rows of the log itself can be neither read nor written through the API. */
export default {
  routes: [
    {
      method: 'GET',
      path: '/change-feed',
      handler: 'api::change.change.feed',
      info: { type: 'content-api' },
    },
  ],
};
