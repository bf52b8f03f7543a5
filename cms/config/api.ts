/** REST defaults. The cap is high because the publisher reads the magazine in few, large pages. */
export default {
  rest: { defaultLimit: 25, maxLimit: 1000, withCount: true },
};
