import type { AstroIntegration } from 'astro';

/** The adapter that turns the site into `dist/server/entry.mjs`, which exports `render`. */
export function renderer(): AstroIntegration {
  return {
    name: 'standfirst-renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'standfirst-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  };
}
