// @ts-check
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/test/**/*.ts'];

const markdownOnly = {
  group: ['marked', 'marked-*', 'sanitize-html'],
  message: 'Only site/src/markdown turns Markdown into HTML.',
};

/**
 * Imports run one way. Each entry: who, and what they may not reach for. Where two entries have a
 * file, the later one alone counts.
 */
const borders = [
  {
    files: ['shared-types/src/**/*.ts'],
    patterns: [{ group: ['@standfirst/*'], message: 'The contract depends on nothing of ours.' }],
  },
  {
    files: ['cms/src/**/*.ts', 'cms/config/**/*.ts'],
    patterns: [
      {
        group: ['@standfirst/site*', '**/shared-types/src/*', '**/scripts/*'],
        message: 'The CMS knows the contract and nothing else of ours.',
      },
    ],
  },
  {
    files: ['site/src/**/*.{ts,astro}'],
    ignores: ['site/src/markdown/**'],
    patterns: [markdownOnly],
  },
  {
    files: ['site/src/{components,layouts,pages,feeds}/**/*.{ts,astro}'],
    patterns: [
      markdownOnly,
      {
        group: ['**/content/*', '**/content', '**/markdown/*', '**/markdown'],
        message: 'Templates get a page object and read nothing else: see ARCHITECTURE.md.',
      },
      {
        group: ['node:*'],
        message: 'Templates read neither files, network, clock nor environment.',
      },
    ],
  },
  {
    files: ['site/src/{content,model}/**/*.ts'],
    patterns: [
      markdownOnly,
      {
        group: ['**/components/**', '**/layouts/**', '**/pages/*'],
        message: 'The model does not know how it is shown.',
      },
    ],
  },
];

const noClock =
  'A page is the same whenever it is made. What it needs of the time stands in its object.';

/** What turns content into pages asks nobody: no network, no clock, no environment. */
const sealed = {
  files: ['site/src/{content,model,markdown,components,layouts,pages,feeds}/**/*.{ts,astro}'],
  ignores: tests,
  rules: {
    'no-restricted-globals': ['error', 'fetch', 'process'],
    'no-restricted-syntax': [
      'error',
      { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: noClock },
      {
        selector: 'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
        message: noClock,
      },
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/.astro/',
      '**/.cache/',
      '.data/',
      '.toolchain/',
      'cms/types/',
      'cms/.strapi/',
      '**/node_modules/',
      // Sites of other generators, put together in a folder of their own when the benchmark runs.
      'scripts/bench/peers/*-site/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  jsdoc.configs['flat/recommended-typescript-error'],
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            'vitest.config.ts',
            'scripts/boot.mjs',
            'cms/vitest.config.ts',
            'shared-types/vitest.config.ts',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
      // Every exported thing has a docstring; what it says is the author's business, not a form's.
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: true },
          contexts: [
            'ExportNamedDeclaration > TSInterfaceDeclaration',
            'ExportNamedDeclaration > TSTypeAliasDeclaration',
          ],
          checkConstructors: false,
        },
      ],
      'jsdoc/require-param': 'off',
      'jsdoc/require-returns': 'off',
      'jsdoc/require-yields': 'off',
      'jsdoc/require-throws-type': 'off',
      'jsdoc/tag-lines': 'off',
    },
  },
  ...borders.map(({ files, ignores = [], patterns }) => ({
    files,
    ignores: [...tests, ...ignores],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
  sealed,
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly' } },
    rules: {
      'jsdoc/no-types': 'off',
      'jsdoc/check-tag-names': 'off',
      'jsdoc/require-jsdoc': 'off',
      'jsdoc/require-param-description': 'off',
    },
  },
  ...astro.configs.recommended,
  { files: ['**/*.astro', '**/*.astro/*.ts'], ...tseslint.configs.disableTypeChecked },
  { files: tests, rules: { 'jsdoc/require-jsdoc': 'off' } },
);
