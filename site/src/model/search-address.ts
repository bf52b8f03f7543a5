import { searchPath } from '@standfirst/shared-types';

/** Where the files of the search's index stand: `/search/index/pagefind.js`. */
export const searchIndexFolder = `${searchPath}index/`;
