// What is looked at beside types, which TypeScript checks (tsconfig.json). `build.py test engine` runs
// both, and puts these packages where they are imported from.

import js from './build/steps/javascript-tools/node_modules/@eslint/js/src/index.js';

export default [
  { ignores: ['build/', 'dist/', '.venv/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Types know all names.
      'no-undef': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
      'array-callback-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-constructor-return': 'error',
      'no-duplicate-imports': 'error',
      'no-eval': 'error',
      'no-extend-native': 'error',
      'no-implied-eval': 'error',
      'no-lonely-if': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-throw-literal': 'error',
      'no-unneeded-ternary': 'error',
      'no-unused-private-class-members': 'error',
      'no-useless-computed-key': 'error',
      'no-useless-rename': 'error',
      'no-useless-return': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'one-var': ['error', 'never'],
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-object-spread': 'error',
      'prefer-regex-literals': 'error',
      'prefer-template': 'error',
      'symbol-description': 'error',
    },
  },
  {
    // Plain scripts, which find each other's names in their page.
    files: ['tests/browser/**/*.js', 'pysrc/tooling/{bench,brython_aot,demo}/page/*.js'],
    ignores: ['**/start.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-unused-vars': ['error', { vars: 'local', argsIgnorePattern: '^_' }] },
  },
  {
    // Stands in front of the browser's own.
    files: ['pysrc/tooling/brython_aot/page/guard.js'],
    rules: { 'no-eval': 'off' },
  },
  {
    files: ['extension/**/*.js'],
    rules: {
      // Pages of the extension and of others: nothing becomes markup or code that was text before.
      'no-restricted-syntax': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((name) => ({
          selector: `MemberExpression[property.name=${name}]`,
          message: `${name} makes markup of text`,
        })),
      ],
    },
  },
];
