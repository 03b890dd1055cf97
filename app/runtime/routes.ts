import '#runtime/lrs/routes'
import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { runtime } = controllers
const code = { match: /^[2-9a-hj-np-zA-HJ-NP-Z]{7}$/ }

router
  .group(() => {
    router.get('/packages', [runtime.Packages, 'index'])
    router.get('/packages/create', [runtime.Packages, 'create'])
    router.post('/packages', [runtime.Packages, 'store'])
    router
      .group(() => {
        router.get('/packages/:code', [runtime.Packages, 'show'])
        router.get('/packages/:code/edit', [runtime.Packages, 'edit'])
        router.put('/packages/:code', [runtime.Packages, 'update'])
        router.delete('/packages/:code', [runtime.Packages, 'destroy'])
        router.get('/packages/:code/versions/create', [runtime.PackageVersions, 'create'])
        router.post('/packages/:code/versions', [runtime.PackageVersions, 'store'])
        router.delete('/packages/:code/versions/:number', [runtime.PackageVersions, 'destroy'])
        router.post('/packages/:code/launch-files', [runtime.LaunchFiles, 'store'])
        router.post('/packages/:code/launches', [runtime.Launches, 'store'])
      })
      .where('code', code)
      .where('number', router.matchers.number())
    router
      .group(() => {
        router.get('/launches/:id', [runtime.Launches, 'show'])
        router.get('/launches/:id/parts/:part', [runtime.LaunchParts, 'show'])
        router.post('/launches/:id/parts/:part', [runtime.LaunchParts, 'store'])
        router.get('/attempts/:id', [runtime.Attempts, 'show'])
        router.get('/attempts/:id/log', [runtime.AttemptLogs, 'show'])
        router.post('/attempts/:id/waivers', [runtime.Waivers, 'store'])
        router.delete('/attempts/:id/sessions/:session', [runtime.AttemptSessions, 'destroy'])
        router.post('/administration/outside-addresses/:id/decisions', [
          runtime.OutsideDecisions,
          'store',
        ])
      })
      .where('id', router.matchers.uuid())
      .where('part', router.matchers.uuid())
      .where('session', router.matchers.uuid())
    router.get('/administration/outside-addresses', [runtime.OutsideOrigins, 'index'])
  })
  .as('runtime')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/content-libraries', [runtime.ContentLibraries, 'index'])
    router.get('/content-libraries/:id', [runtime.ContentLibraries, 'show'])
    router.get('/content-libraries/:id/files/:file', [runtime.LibraryFiles, 'show'])
    router.post('/library-decisions', [runtime.LibraryDecisions, 'store'])
  })
  .where('id', router.matchers.uuid())
  .where('file', router.matchers.uuid())
  .prefix('/administration')
  .as('runtime')
  .use(middleware.auth())
