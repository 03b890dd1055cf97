import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { indexPolicies } from '@adonisjs/bouncer'

/** Barrels read the modules of `app/`: `controllers.library.Resources`, `events.library.ResourcePublished`. */
const inModules = (folder: string, suffix = '') => ({
  source: 'app',
  importAlias: '#app',
  glob: [`**/${folder}/**/*${suffix}.ts`],
  skipSegments: [folder],
})

export default defineConfig({
  experimental: {},
  directories: {
    httpControllers: 'app',
    models: 'app',
    policies: 'app',
    validators: 'app',
    events: 'app',
    listeners: 'app',
    middleware: 'app',
    exceptions: 'app',
    transformers: 'app',
  },
  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/bouncer/commands'),
    () => import('@adonisjs/queue/commands'),
  ],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('#providers/assets_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/queue/queue_provider'),
    () => import('#providers/tonle_provider'),
  ],
  preloads: [
    () => import('#start/view'),
    () => import('#start/validation'),
    () => import('#start/kernel'),
    () => import('#start/routes'),
    () => import('#start/events'),
  ],
  tests: {
    suites: [
      {
        name: 'unit',
        files: ['tests/unit/**/*.spec.ts', 'tests/!(budgets).spec.ts'],
        timeout: 20_000,
      },
      { name: 'contracts', files: ['tests/contracts/**/*.spec.ts'], timeout: 60_000 },
      {
        name: 'functional',
        files: ['tests/functional/**/*.spec.ts', 'tests/budgets.spec.ts'],
        timeout: 30_000,
      },
      { name: 'browser', files: ['tests/browser/**/*.spec.ts'], timeout: 120_000 },
    ],
    forceExit: true,
  },
  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'resources/icons/*', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],
  hooks: {
    init: [
      indexEntities({
        controllers: { ...inModules('controllers', '_controller') },
        events: { ...inModules('events') },
        listeners: { ...inModules('listeners') },
        transformers: { enabled: false },
      }),
      indexPolicies({ ...inModules('policies', '_policy') }),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
