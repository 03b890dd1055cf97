import { configApp } from '@adonisjs/eslint-config'
import { importsOf, moduleNames } from './app/modules.ts'

/** What others may import from a module; its controllers, validators, listeners, jobs and policies are private. */
const PUBLIC = ['models', 'actions', 'queries', 'events']

const privateParts = (name) => ({
  regex: `^#${name}/(?!(?:${PUBLIC.join('|')})/|types$)`,
  message: `Only ${PUBLIC.join(', ')} and types of ${name} are its public face.`,
})

const forbidden = (name) => ({
  regex: `^#${name}/`,
  message: `The module table of app/modules.ts does not allow this direction.`,
})

const directions = moduleNames.map((name) => {
  const allowed = importsOf(name)
  const others = moduleNames.filter((other) => other !== name)
  return {
    files: [`app/${name}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: others.map((other) =>
            allowed.includes(other) ? privateParts(other) : forbidden(other)
          ),
        },
      ],
    },
  }
})

export default configApp(
  {
    ignores: [
      'build',
      'storage',
      'tmp',
      '.runtime',
      'public',
      '.adonisjs',
      'content-packs/**/*.js',
    ],
  },
  {
    files: ['app/shared/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: moduleNames.map((name) => forbidden(name)) }],
    },
  },
  ...directions,
  {
    // A test reads as question and answer in one line: `(await browser.get('/me')).status`.
    files: ['tests/**/*.ts'],
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  {
    files: ['app/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(allows|denies)$/]',
          message: 'It returns a boolean and throws nothing: use bouncer.authorize().',
        },
      ],
    },
  }
)
