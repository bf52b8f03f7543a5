/** Eleventy with TypeScript templates (https://www.11ty.dev/docs/languages/typescript/), its fastest kind. */
export default function configure(config: {
  addExtension: (extension: string, options: { key: string }) => void;
  addTemplateFormats: (format: string) => void;
  setUseGitIgnore: (use: boolean) => void;
}): void {
  config.addExtension('11ty.ts', { key: '11ty.js' });
  config.addTemplateFormats('11ty.ts');
  config.setUseGitIgnore(false);
}
