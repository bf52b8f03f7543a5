import { defineConfig, passthroughImageService } from 'astro/config';
import { renderer } from './src/adapter/integration.ts';

/** The site is compiled once into a renderer; the publisher calls it page by page. */
export default defineConfig({
  output: 'server',
  adapter: renderer(),
  // The default, 'jsx', drops spaces between inline elements (withastro/astro#17310).
  compressHTML: true,
  trailingSlash: 'ignore',
  // Each page holds its own styles: one request before the first paint.
  build: { inlineStylesheets: 'always', assets: 'assets' },
  // Scripts, of which only the pages for writing have one, are files: no policy lets one stand in a page.
  vite: { build: { assetsInlineLimit: 0 } },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  security: { checkOrigin: false },
});
